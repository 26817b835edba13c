package dev.heed.model.attention;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Query t sees the steps t − before … t + after: causal with after = 0, centered with after = before. Cost is linear in
 * the number of steps. Weights are laid out by offset, −before … after.
 */
public record LocalScope<T extends TFloating>(Algebra<T> algebra, int before, int after) implements Scope<T> {
    /** How many offsets a query sees, itself included. */
    public int offsets() {
        return before + 1 + after;
    }

    /**
     * Attention of T queries to the T keys beside them, steps outside of the window hidden. A step always sees itself,
     * masked or not; the number of steps must be static.
     *
     * @return weights by offset [B, T, N·offsets], head after head, 0 where the offset falls outside, and context [B, T, V]
     */
    @Override
    public Attended<T> attend(
            Attention<T> attention, Operand<T> query, Operand<T> key, Operand<T> value, @Nullable Operand<T> keyMask) {
        Blocks<T> blocks = new Blocks<>(algebra, query, before + after);
        Operand<T> seen = algebra.tf().math.maximum(blocks.diagonal(before), shown(blocks, key, keyMask));
        KeyMask<T> mask = KeyMask.neverBlind(algebra, attention.heads().repeat(seen)); // [B·b·N, S, S + w]
        Attended<T> attended = within(blocks, attention, query, widened(key), widened(value), mask);
        return unblocked(blocks, attended, attention.heads().join(blocks.byOffset(attended.weights())));
    }

    /**
     * Attention of queries to keys that reach beyond them on both sides, so that every query sees its whole band: key
     * {@code before} is the step of query 0.
     *
     * @param query [B, n, D]
     * @param key [B, before + n + after, D]
     * @param value [B, before + n + after, V]
     * @return weights by offset, mean over the heads [B, n, offsets], and context [B, n, V]
     */
    public Attended<T> inside(Attention<T> attention, Operand<T> query, Operand<T> key, Operand<T> value) {
        Blocks<T> blocks = new Blocks<>(algebra, query, before + after);
        KeyMask<T> mask = KeyMask.neverBlind(algebra, blocks.band());
        Attended<T> attended = within(blocks, attention, query, key, value, mask);
        return unblocked(blocks, attended, blocks.byOffset(attention.heads().mean(attended.weights())));
    }

    private Attended<T> within(
            Blocks<T> blocks,
            Attention<T> attention,
            Operand<T> query,
            Operand<T> key,
            Operand<T> value,
            KeyMask<T> mask) {
        return attention.among(
                blocks.ofQueries(query), // [B·b, S, D]
                blocks.ofKeys(key), // [B·b, S + w, D]
                blocks.ofKeys(value), // [B·b, S + w, V]
                mask,
                blocks);
    }

    private Attended<T> unblocked(Blocks<T> blocks, Attended<T> attended, Operand<T> weights) { // […], [B·b, S, K]
        return new Attended<>(
                attended.scores(), // [B·b·N, S, S + w]
                blocks.unblock(weights), // [B, n, K]
                blocks.unblock(attended.context())); // [B, n, V]
    }

    /** 1 for keys of the band that lie within the window and are not masked. */
    private Operand<T> shown(Blocks<T> blocks, Operand<T> key, @Nullable Operand<T> keyMask) { // [B·b, S, S + w]
        Ops tf = algebra.tf();
        int steps = Math.toIntExact(Algebra.length(key, 1));
        Operand<T> free = keyMask == null ? algebra.ones(key) : keyMask; // [B, T | T, 1]
        Operand<T> edged = widened(algebra.reshape(free, -1, steps, 1)); // [B, before + T + after, 1]
        Operand<T> inBlocks = algebra.transpose(blocks.ofKeys(edged), 0, 2, 1); // [B·b, 1, S + w]
        return tf.math.mul(blocks.band(), inBlocks);
    }

    private Operand<T> widened(Operand<T> x) { // [B, T, D] → [B, before + T + after, D]
        int[][] paddings = {{0, 0}, {before, after}, {0, 0}};
        return algebra.tf().pad(x, algebra.tf().constant(paddings), algebra.number(0));
    }
}
