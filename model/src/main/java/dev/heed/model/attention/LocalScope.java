package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Query t sees the steps t − before … t + after: causal with after = 0, centered with after = before. Cost is linear in
 * the number of steps.
 *
 * @param before steps before the query's own
 * @param after steps after the query's own
 */
public record LocalScope<T extends TFloating>(Algebra<T> algebra, int before, int after) {
    /** Steps t − radius … t. */
    public static <T extends TFloating> LocalScope<T> causal(Algebra<T> algebra, int radius) {
        return new LocalScope<>(algebra, radius, 0);
    }

    /** Steps t − radius … t + radius. */
    public static <T extends TFloating> LocalScope<T> centered(Algebra<T> algebra, int radius) {
        return new LocalScope<>(algebra, radius, radius);
    }

    /** How many offsets a query sees, itself included. */
    public int offsets() {
        return before + 1 + after;
    }

    /**
     * Attention of queries to keys that reach beyond them on both sides, so that every query sees its whole band: key
     * {@code before} is the step of query 0.
     *
     * @param query [B, n, D]
     * @param key [B, before + n + after, D]
     * @param value [B, before + n + after, V]
     * @return weights by offset [B·N, n, offsets] and context [B, n, V]
     */
    public Attended<T> inside(Attention<T> attention, Operand<T> query, Operand<T> key, Operand<T> value) {
        Blocks<T> blocks = new Blocks<>(algebra, query, before + after);
        Attended<T> within = attention.among(
                blocks.ofQueries(query), // [B·b, S, D]
                blocks.ofKeys(key), // [B·b, S + w, D]
                blocks.ofKeys(value), // [B·b, S + w, V]
                KeyMask.neverBlind(algebra, blocks.band()),
                blocks);
        Heads<T> heads = attention.heads();
        Operand<T> weights = heads.join(blocks.byOffset(within.weights())); // [B·b, S, N·offsets]
        return new Attended<>(
                within.scores(), // [B·b·N, S, S + w]
                blocks.unblock(weights), // [B, n, N·offsets]
                blocks.unblock(within.context())); // [B, n, V]
    }
}
