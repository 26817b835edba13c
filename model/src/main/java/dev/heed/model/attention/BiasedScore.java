package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * A score plus a learned number for each position or offset: without it, attention does not know the order of its keys.
 *
 * @param bias [P]
 */
public record BiasedScore<T extends TFloating>(Algebra<T> algebra, Score<T> score, Operand<T> bias)
        implements Score<T> {
    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        Operand<T> rows = algebra.tf().broadcastTo(bias, algebra.tf().constant(new long[] {
            1, Algebra.length(query, 1), Algebra.length(bias, 0)
        }));
        return algebra.tf().math.add(score.between(query, key, layout), layout.spread(rows)); // [X, H, K]
    }
}
