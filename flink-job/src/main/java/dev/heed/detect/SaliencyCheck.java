package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.model.scoring.Faithfulness;
import dev.heed.model.scoring.FaithfulnessScores;
import dev.heed.model.scoring.ScorerKind;
import dev.heed.model.scoring.ScoringState;
import dev.heed.window.Window;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Checks the saliency of some anomalous hops: one in n, on average, is looked at, drawn by entity and time, the same on every
 * replay. A model of one channel is not checked: it has one cell a step.
 */
final class SaliencyCheck {
    private final DetectorSettings settings;
    private final @Nullable Faithfulness faithfulness;

    SaliencyCheck(DetectorSettings settings) {
        this.settings = settings;
        this.faithfulness =
                settings.faithfulnessEvery() == 0 || settings.scoring().kind() == ScorerKind.SINGLE_CHANNEL
                        ? null
                        : new Faithfulness(settings.scoring());
    }

    /** Whether it is a hop's turn, if it is anomalous. */
    boolean isDue(Window steps) {
        return faithfulness != null && new SplittableRandom(seed(steps)).nextInt(settings.faithfulnessEvery()) == 0;
    }

    /**
     * Checks a hop whose turn it is.
     *
     * @param before the entity's state before the hop
     * @param anomalous whether an alert was open in any of its steps, or would be but for the warm-up
     * @return null when the hop is not anomalous
     */
    @Nullable
    FaithfulnessScores after(ScoringState before, Attended attended, Scores scores, boolean anomalous) {
        Window steps = attended.steps();
        if (faithfulness == null || !anomalous) {
            return null;
        }
        Faithfulness.Hop hop = new Faithfulness.Hop(
                steps.values(), steps.observed(), attended.output().expectation(), scores.saliency(), scores.scored());
        return faithfulness.measure(before, hop, ~seed(steps)).orElse(null);
    }

    private static long seed(Window steps) {
        return 31 * steps.timeMicros() + steps.entity().hashCode();
    }
}
