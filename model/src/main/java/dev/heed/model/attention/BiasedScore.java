package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** A score plus a learned number for each of P positions or offsets, without which attention knows no order. */
public record BiasedScore<T extends TFloating>(Algebra<T> algebra, Score<T> score, Operand<T> bias)
        implements Score<T> {
    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        int[] oneRowEach = {1, Math.toIntExact(Algebra.length(query, 1)), Math.toIntExact(Algebra.length(bias, 0))};
        Operand<T> rows = algebra.tf().broadcastTo(bias, algebra.tf().constant(oneRowEach)); // [1, H, P]
        return algebra.tf().math.add(score.between(query, key, layout), layout.spread(rows)); // [X, H, K]
    }
}
