package dev.heed.model.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * A band of keys around every query, as dense blocks: S queries beside the S + w keys that any of them sees, w the width
 * of the band less one. n queries cost n (S + w) scores, and no [T, T] matrix is ever built.
 *
 * <p>Query i of a block sees its keys i … i + w. With S = 4 and w = 2:
 *
 * <pre>
 * key      0 1 2 3 4 5
 * query 0  x x x
 * query 1    x x x
 * query 2      x x x
 * query 3        x x x
 * </pre>
 */
final class Blocks<T extends TFloating> implements KeyLayout<T> {
    private static final int SMALLEST = 8;

    private final Algebra<T> algebra;
    private final Ops tf;
    private final int size;
    private final int reach;
    private final long queries;
    private final Operand<TInt32> queryCount;

    /** For queries [B, n, D], each of which sees w + 1 keys, w = reach ≥ 0. */
    Blocks(Algebra<T> algebra, Operand<T> query, int reach) {
        this.algebra = algebra;
        this.tf = algebra.tf();
        this.size = Math.max(SMALLEST, reach);
        this.reach = reach;
        this.queries = Algebra.length(query, 1);
        this.queryCount = queries < 0
                ? tf.slice(tf.shape(query), tf.constant(new int[] {1}), tf.constant(new int[] {1}))
                : tf.constant(new int[] {Math.toIntExact(queries)}); // [1]
    }

    /** How many keys a block has. */
    int keys() {
        return size + reach;
    }

    /** Queries in blocks, the last one filled up with anything. */
    Operand<T> ofQueries(Operand<T> query) { // [B, n, D] → [B·b, S, D]
        if (queries < 0) {
            return gathered(query, size);
        }
        return algebra.reshape(padded(query, 0), -1, size, Algebra.length(query, 2));
    }

    /** Keys, or values, in blocks: of n + w steps, those that the queries of each block see. */
    Operand<T> ofKeys(Operand<T> key) { // [B, n + w, D] → [B·b, S + w, D]
        if (queries < 0) {
            return gathered(key, keys());
        }
        long width = Algebra.length(key, 2);
        int following = (reach + size - 1) / size;
        Operand<T> filled = padded(key, following * size - reach); // [B, b·S + following·S, D]
        List<Operand<T>> parts = new ArrayList<>();
        for (int block = 0; block <= following; block++) {
            Operand<T> part = algebra.steps(filled, (long) block * size, (long) (block - following) * size);
            Operand<T> laid = algebra.reshape(part, -1, size, width); // [B·b, S, D]
            parts.add(algebra.steps(laid, 0, Math.min(size, keys() - block * size)));
        }
        return algebra.concat(parts, 1); // [B·b, S + w, D]
    }

    /** The inverse of {@link #ofQueries}, without the filling. */
    Operand<T> unblock(Operand<T> blocks) { // [B·b, S, D] → [B, n, D]
        long width = Algebra.length(blocks, 2);
        if (queries >= 0) {
            return algebra.steps(algebra.reshape(blocks, -1, queries + staticFill(), width), 0, queries);
        }
        Operand<TInt32> minusOne = tf.constant(new int[] {-1});
        Operand<TInt32> last = tf.constant(new int[] {Math.toIntExact(width)});
        Operand<TInt32> filled = tf.math.add(queryCount, fill()); // [1]
        Operand<T> steps = tf.reshape(blocks, tf.concat(List.of(minusOne, filled, last), tf.constant(0)));
        Operand<TInt32> wanted = tf.concat(List.of(minusOne, queryCount, last), tf.constant(0)); // [3]
        return algebra.shaped(tf.slice(steps, tf.constant(new int[] {0, 0, 0}), wanted), -1, -1, width); // [B, n, D]
    }

    /** 1 where a query of a block sees a key, else 0. */
    Operand<T> band() { // [1, S, S + w]
        return met(0, reach);
    }

    /** 1 where a query of a block meets its key of that offset within the band, else 0. */
    Operand<T> diagonal(int offset) { // [1, S, S + w]
        return met(offset, offset);
    }

    private Operand<T> met(int first, int last) {
        double[] met = new double[size * keys()];
        for (int query = 0; query < size; query++) {
            int own = query * keys() + query;
            Arrays.fill(met, own + first, own + last + 1, 1);
        }
        return algebra.constant(Shape.of(1, size, keys()), met);
    }

    /** Of numbers for each key, those that a query sees, by offset. */
    Operand<T> byOffset(Operand<T> blocks) { // [X, S, S + w] → [X, S, w + 1]
        Operand<T> flat = algebra.reshape(blocks, -1, (long) size * keys());
        Operand<T> any = algebra.slice(flat, new int[] {0, 0}, new int[] {-1, size}); // is cut off again below
        Operand<T> longer = algebra.concat(List.of(flat, any), 1); // [X, S · (S + w + 1)]
        Operand<T> rows = algebra.reshape(longer, -1, size, keys() + 1L); // row i begins at its key i
        return algebra.slice(rows, new int[] {0, 0, 0}, new int[] {-1, -1, reach + 1});
    }

    /** The inverse of {@link #byOffset}, 0 where a query does not see a key. */
    @Override
    public Operand<T> spread(Operand<T> byOffset) { // [X, S, w + 1] → [X, S, S + w]
        Operand<T> longer = pad(byOffset, tf.constant(new int[][] {{0, 0}, {0, 0}, {0, size}})); // [X, S, S + w + 1]
        Operand<T> flat = algebra.reshape(longer, -1, size * (keys() + 1L));
        Operand<T> shifted = algebra.steps(flat, 0, (long) size * keys()); // row i begins i keys later
        return algebra.reshape(shifted, -1, size, keys());
    }

    /** Steps from the first of each block on in one copy, those past the last being the last. For open lengths only. */
    private Operand<T> gathered(Operand<T> x, int length) { // [B, m, D] → [B·b, length, D]
        Operand<TInt32> end = tf.reshape(queryCount, tf.constant(new int[0])); // []
        Operand<TInt32> starts = tf.range(tf.constant(0), end, tf.constant(size)); // [b]
        Operand<TInt32> onward = tf.constant(IntStream.range(0, length).toArray()); // [length]
        Operand<TInt32> all = tf.math.add(tf.expandDims(starts, tf.constant(1)), onward); // [b, length]
        Operand<TInt32> last = tf.math.add(queryCount, tf.constant(length - size - 1)); // [1]
        Operand<T> blocks = tf.gather(x, tf.math.minimum(all, last), tf.constant(1)); // [B, b, length, D]
        return algebra.reshape(blocks, -1, length, Algebra.length(x, 2));
    }

    private Operand<T> padded(Operand<T> x, int more) { // [B, m, D] → [B, m + fill + more, D]
        int all = Math.toIntExact(staticFill() + more);
        return all == 0 ? x : pad(x, tf.constant(new int[][] {{0, 0}, {0, all}, {0, 0}}));
    }

    private Operand<T> pad(Operand<T> x, Operand<TInt32> paddings) {
        return tf.pad(x, paddings, algebra.number(0));
    }

    private long staticFill() {
        return Math.floorMod(-queries, size);
    }

    private Operand<TInt32> fill() { // [1]
        return tf.math.floorMod(tf.math.neg(queryCount), tf.constant(size));
    }
}
