package dev.heed.model.attention;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * A query foretells where to look (Luong et al. 2015, local-p): it sees the steps s within r of a centre
 * p = (T − 1) σ(vpᵀ tanh(Wpᵀ q)), and its weights fall off as exp(−(s − p)² / (2 σ²)), σ = r/2. Only those steps are
 * read: a query costs 2r + 1 scores however long the window is.
 *
 * @param radius r ≥ 1
 * @param hidden Wp [D, A]
 * @param reading vp [A]
 */
public record PredictiveScope<T extends TFloating>(
        Algebra<T> algebra, int radius, Operand<T> hidden, Operand<T> reading) implements Scope<T> {
    /** The scope with its parameters, named as in the catalogue. */
    public static <T extends TFloating> PredictiveScope<T> of(
            Algebra<T> algebra, Parameters<T> parameters, int radius, int width, int hidden) {
        return new PredictiveScope<>(
                algebra, radius, parameters.matrix("Wp", width, hidden), parameters.reading("vp", hidden));
    }

    /**
     * Attention around the centres.
     *
     * @param centre p [B, H], in steps
     * @param places the steps that may be seen
     * @param attended weights by place [B·H·N, 1, 2r + 1] and context [B, H, V]
     */
    public record Predicted<T extends TFloating>(Operand<T> centre, Places<T> places, Attended<T> attended) {}

    /** Scores and weights by place [B·H·N, 1, 2r + 1], context [B, H, V]. */
    @Override
    public Attended<T> attend(
            Attention<T> attention, Operand<T> query, Operand<T> key, Operand<T> value, @Nullable Operand<T> keyMask) {
        return around(attention, query, key, value, keyMask).attended();
    }

    /** The same, with what was predicted; the numbers of steps and of queries must be static. */
    public Predicted<T> around(
            Attention<T> attention, Operand<T> query, Operand<T> key, Operand<T> value, @Nullable Operand<T> keyMask) {
        Ops tf = algebra.tf();
        Operand<T> centre = centre(query, Algebra.length(key, 1)); // [B, H]
        Places<T> places = new Places<>(algebra, centre, radius, Math.toIntExact(Algebra.length(key, 1)));
        Operand<T> seen = keyMask == null ? places.near() : tf.math.mul(places.near(), masked(places, keyMask));
        Heads<T> heads = attention.heads();
        Distribution<T> own = attention.distribution();
        Attention<T> fading = new Attention<>(
                algebra,
                attention.score(),
                (scores, mask) -> tf.math.mul(own.weights(scores, mask), heads.repeat(places.closeness())),
                heads);
        Attended<T> attended = fading.among(
                algebra.reshape(query, -1, 1, Algebra.length(query, 2)), // [B·H, 1, D]
                places.of(key), // [B·H, 2r + 1, D]
                places.of(value), // [B·H, 2r + 1, V]
                KeyMask.of(algebra, heads.repeat(seen)),
                byPosition -> tf.train.batchMatMul(
                        byPosition, algebra.transpose(heads.repeat(places.oneHot()), 0, 2, 1), algebra.type()));
        Operand<T> context =
                algebra.reshape(attended.context(), -1, Algebra.length(query, 1), Algebra.length(value, 2));
        return new Predicted<>(
                centre, places, new Attended<>(attended.scores(), attended.weights(), context)); // [B, H, V]
    }

    /** The weights laid out over all T steps: for looking at, at the cost of H·T numbers. */
    public Operand<T> overSteps(Predicted<T> predicted, int heads) { // [B, H, T], or [B, H, N, T] with several heads
        long queries = Algebra.length(predicted.centre(), 1);
        Operand<T> rows = predicted.places().oneHot(); // [B·H, 2r + 1, T]
        Operand<T> weights = predicted.attended().weights(); // [B·H·N, 1, 2r + 1]
        Operand<T> laid = algebra.product(algebra.reshape(weights, -1, heads, 2L * radius + 1), rows); // [B·H, N, T]
        long steps = Algebra.length(rows, 2);
        return heads == 1
                ? algebra.reshape(laid, -1, queries, steps)
                : algebra.reshape(laid, -1, queries, heads, steps);
    }

    private Operand<T> masked(Places<T> places, Operand<T> keyMask) { // [B, T] → [B·H, 1, 2r + 1]
        Operand<T> column = algebra.reshape(keyMask, -1, Algebra.length(keyMask, 1), 1); // [B, T, 1]
        return algebra.reshape(places.of(column), -1, 1, places.count());
    }

    private Operand<T> centre(Operand<T> query, long steps) { // [B, H, D] → [B, H]
        Ops tf = algebra.tf();
        Operand<T> bent = tf.math.tanh(algebra.dense(query, hidden)); // [B, H, A]
        Operand<T> share = tf.math.sigmoid(tf.sum(tf.math.mul(bent, reading), tf.constant(-1))); // [B, H]
        return tf.math.mul(share, algebra.number(steps - 1)); // [B, H]
    }
}
