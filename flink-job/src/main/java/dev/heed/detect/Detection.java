package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.scoring.FaithfulnessScores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one hop of one entity, ready to be written.
 *
 * @param attended the hop as the model saw it
 * @param scores of its steps
 * @param forecast issued at its last step; null while the entity is warming up
 * @param warmUp how far the entity is learned after the last step
 * @param alerts in the order of time
 * @param faithfulness of the saliency; null where it was not checked
 */
public record Detection(
        Attended attended,
        Scores scores,
        @Nullable IssuedForecast forecast,
        WarmUp warmUp,
        List<Alert> alerts,
        @Nullable FaithfulnessScores faithfulness) {
    public String entity() {
        return attended.entity();
    }

    /** Start of the first step, µs since the epoch. */
    public long timeMicros() {
        return attended.steps().timeMicros();
    }

    /** The same with alerts before its own. */
    Detection after(List<Alert> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        List<Alert> all = new ArrayList<>(earlier);
        all.addAll(alerts);
        return new Detection(attended, scores, forecast, warmUp, all, faithfulness);
    }
}
