package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Distribution;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.attention.ScoreSizes;
import org.tensorflow.types.family.TFloating;

/**
 * How a query meets keys.
 *
 * @param hidden A of scores with a hidden layer
 * @param heads N
 */
record Focus(ScoreKind score, DistributionKind distribution, Choice choice, int hidden, int heads) {
    private static final int HIDDEN = 16;

    static Focus of(Words words) {
        return new Focus(
                words.read("score", ScoreKind::named, "scaled_dot"),
                words.oneOf("distribution", DistributionKind.SOFTMAX),
                choice(words),
                words.number("hidden", HIDDEN, 1),
                words.number("heads", 1, 1));
    }

    static Choice choice(Words words) {
        boolean sample = words.flag("sample");
        int seed = words.number("seed", 0, 0);
        return sample ? Choice.sample(seed) : Choice.largest();
    }

    <T extends TFloating> Attention<T> attention(
            Algebra<T> algebra, Parameters<T> parameters, int width, int positions) {
        if (width % heads != 0) {
            throw new IllegalArgumentException("heads must divide the width " + width + ", found " + heads);
        }
        return new Attention<>(
                algebra,
                score.of(algebra, parameters, new ScoreSizes(width / heads, hidden, positions)),
                distribution(algebra),
                new Heads<>(algebra, heads));
    }

    <T extends TFloating> Distribution<T> distribution(Algebra<T> algebra) {
        return distribution.of(algebra, choice);
    }
}
