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

/** How a query is compared with keys, and its scores become weights, by N heads; hidden is A of the scores. */
record AttentionOptions(ScoreKind score, DistributionKind distribution, Choice choice, int hidden, int heads) {
    private static final int HIDDEN = 16;

    static AttentionOptions of(ConfigurationReader configuration) {
        return new AttentionOptions(
                configuration.read("score", ScoreKind::named, "scaled_dot"),
                configuration.read("distribution", DistributionKind::named, "softmax"),
                choice(configuration),
                configuration.number("hidden", HIDDEN, 1),
                configuration.number("heads", 1, 1));
    }

    static Choice choice(ConfigurationReader configuration) {
        boolean sample = configuration.flag("sample");
        int seed = configuration.number("seed", 0, 0);
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
