package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Distribution;
import dev.heed.model.attention.KeyLayout;
import dev.heed.model.attention.KeyMask;
import dev.heed.model.attention.KeyOnlyScore;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.Score;
import dev.heed.model.attention.ScoreSizes;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Cuts out the sub-window whose steps score highest on average, the score of a step being vᵀ tanh(Wᵀ x).
 *
 * @param choice among the starts: one-hot
 * @param parameters W [D, D] and v [D] by the names of the catalogue
 * @param length L of the sub-window
 */
public record HardLocation<T extends TFloating>(
        Algebra<T> algebra, Distribution<T> choice, Parameters<T> parameters, int length) {
    /** A sub-window: one-hot weights over the T − L + 1 starts [B, 1, T − L + 1], start [B], features [B, L, D]. */
    public record Cut<T extends TFloating>(Operand<T> weights, Operand<T> start, Operand<T> features) {}

    /** The best sub-window of x [B, T, D], the first of equals; T static and at least L. */
    public Cut<T> of(Operand<T> x) {
        int starts = Math.toIntExact(Algebra.length(x, 1)) - length + 1;
        int width = Math.toIntExact(Algebra.length(x, 2));
        Score<T> score = new KeyOnlyScore().of(algebra, parameters, new ScoreSizes(width, width, 0));
        Operand<T> first = algebra.steps(x, 0, 1); // [B, 1, D]
        Operand<T> scores = score.between(first, x, KeyLayout.positions()); // [B, 1, T]
        List<Operand<T>> shifted = IntStream.range(0, length)
                .mapToObj(i -> algebra.slice(scores, new int[] {0, 0, i}, new int[] {-1, -1, starts})) // [B, 1, n]
                .toList();
        Operand<T> mean = algebra.tf().math.mul(algebra.sum(shifted), algebra.number(1.0 / length));
        Operand<T> weights = choice.weights(mean, KeyMask.none(algebra)); // [B, 1, n]
        List<Operand<T>> features = IntStream.range(0, length)
                .mapToObj(i -> algebra.product(weights, algebra.steps(x, i, i + starts))) // [B, 1, D]
                .toList();
        return new Cut<>(weights, start(weights, starts), algebra.concat(features, 1)); // [B, L, D]
    }

    private Operand<T> start(Operand<T> weights, int starts) { // [B, 1, n] → [B]
        Operand<T> weighted = algebra.tf().math.mul(weights, algebra.indices(starts)); // [B, 1, n]
        return algebra.reshape(algebra.total(weighted), -1); // [B]
    }
}
