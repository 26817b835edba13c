package dev.heed.model.attention;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.index.Index;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The tensor operations that the mechanisms are written in, at one precision. All of them have right gradients where
 * dimensions are static; unknown ones are for serving only.
 *
 * @param tf where operations are added
 * @param type of every number
 */
public record Algebra<T extends TFloating>(Ops tf, Class<T> type) {
    /**
     * Most tensors that one operation joins; the axis is an input too. TensorFlow walks back over up to 8 inputs in their
     * order, over more in that of their addresses, and sums the gradients up in that order: no two runs would agree.
     */
    private static final int JOINED = 7;

    /** The operations of a graph that serves or trains. */
    public static Algebra<TFloat32> singlePrecision(Ops tf) {
        return new Algebra<>(tf, TFloat32.class);
    }

    /** These operations with names that begin with that prefix. */
    public Algebra<T> within(String prefix) {
        return new Algebra<>(tf.withSubScope(prefix), type);
    }

    /** A number. */
    public Operand<T> number(double value) {
        return tf.constant(type, value);
    }

    /** Constants, row by row. */
    public Operand<T> constant(Shape shape, double... values) {
        return tf.dtypes.cast(tf.constant(shape, DataBuffers.of(values)), type);
    }

    /** 0, 1, … up to a length. */
    public Operand<T> indices(int length) { // [length]
        return constant(
                Shape.of(length), IntStream.range(0, length).asDoubleStream().toArray());
    }

    /** The length of an axis, or −1 where the graph leaves it open; a negative axis counts from the last. */
    public static long length(Operand<?> x, int axis) {
        return x.shape().get(axis < 0 ? axis + x.rank() : axis);
    }

    /** The same numbers in another shape; at most one dimension is −1. */
    public Operand<T> reshape(Operand<T> x, long... dimensions) {
        return tf.reshape(x, lengths(dimensions));
    }

    /** A part of a tensor; a size of −1 goes to the end of its axis. */
    public Operand<T> slice(Operand<T> x, int[] begin, int[] size) {
        return tf.slice(x, tf.constant(begin), tf.constant(size));
    }

    /** A shape as a constant; of int32, which TensorFlow's gradients of slices and broadcasts want. */
    public Operand<TInt32> lengths(long... dimensions) {
        return tf.constant(Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray());
    }

    /** Axes in another order. */
    public Operand<T> transpose(Operand<T> x, int... axes) {
        return tf.linalg.transpose(x, tf.constant(axes));
    }

    /**
     * Steps {@code begin} (inclusive) to {@code end} (exclusive) of axis 1; a begin &lt; 0 and an end ≤ 0 count from the
     * last step.
     */
    public Operand<T> steps(Operand<T> x, long begin, long end) { // [B, n, …] → [B, m, …]
        long length = length(x, 1);
        if (length < 0) {
            Index range = end == 0 ? Indices.sliceFrom(begin) : Indices.slice(begin, end);
            return tf.stridedSlice(x, Indices.all(), range, Indices.ellipsis());
        }
        long from = begin < 0 ? length + begin : begin;
        long to = end <= 0 ? length + end : end;
        if (to - from == length) {
            return x;
        }
        int[] offset = new int[x.rank()];
        int[] size = new int[x.rank()];
        Arrays.fill(size, -1);
        offset[1] = Math.toIntExact(from);
        size[1] = Math.toIntExact(to - from);
        return slice(x, offset, size); // its gradient is ten times as fast as that of a strided slice
    }

    /** The same numbers for whatever a longer shape repeats; a static shape for training, since an open one has no gradient. */
    public Operand<T> broadcast(Operand<T> x, Operand<T> like) { // [D] → the shape of like
        long[] dimensions = like.shape().asArray();
        boolean open = Arrays.stream(dimensions).anyMatch(length -> length < 0);
        return tf.broadcastTo(x, open ? tf.shape(like) : lengths(dimensions));
    }

    /** 1 for every row. */
    public Operand<T> ones(Operand<T> rows) { // [B, T, D] → [B, T, 1]
        Operand<T> column = slice(tf.stopGradient(rows), new int[3], new int[] {-1, -1, 1});
        return tf.stopGradient(tf.onesLike(column));
    }

    /** Side by side along an axis. */
    public Operand<T> concat(List<Operand<T>> parts, int axis) {
        return joined(parts, few -> tf.concat(few, tf.constant(axis)));
    }

    /** The sum of tensors of one shape. */
    public Operand<T> sum(List<Operand<T>> parts) {
        return joined(parts, few -> tf.math.addN(few));
    }

    private Operand<T> joined(List<Operand<T>> parts, Function<List<Operand<T>>, Operand<T>> join) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        if (parts.size() <= JOINED) {
            return join.apply(parts);
        }
        List<Operand<T>> groups = IntStream.iterate(0, from -> from < parts.size(), from -> from + JOINED)
                .mapToObj(from -> joined(parts.subList(from, Math.min(from + JOINED, parts.size())), join))
                .toList();
        return joined(groups, join);
    }

    /** x W for every row of x. */
    public Operand<T> dense(Operand<T> x, Operand<T> weights) { // […, K] × [K, M] → […, M]
        if (x.rank() == 2) {
            return tf.linalg.matMul(x, weights);
        }
        Operand<T> rows = reshape(x, -1, length(weights, 0)); // [X, K]
        return withLeading(x, tf.linalg.matMul(rows, weights)); // […, M]
    }

    /** x W + b for every row of x. */
    public Operand<T> dense(Operand<T> x, Operand<T> weights, Operand<T> bias) { // […, K] → […, M]
        return tf.math.add(dense(x, weights), bias);
    }

    /** x W for every K successive steps of x side by side, the oldest first: a convolution over time. */
    public Operand<T> sliding(Operand<T> x, Operand<T> weights) { // [B, K − 1 + m, C] × [K, C, M] → [B, m, M]
        Operand<T> image = tf.expandDims(x, tf.constant(1)); // [B, 1, K − 1 + m, C]
        Operand<T> filter = tf.expandDims(weights, tf.constant(0)); // [1, K, C, M]
        Operand<T> made = tf.nn.conv2d(image, filter, List.of(1L, 1L, 1L, 1L), "VALID"); // [B, 1, m, M]
        return tf.squeeze(made, Squeeze.axis(List.of(1L)));
    }

    /** The mean over every K successive steps. */
    public Operand<T> slidingMean(Operand<T> x, long count) { // [B, K − 1 + m, C] → [B, m, C]
        Operand<T> image = tf.expandDims(x, tf.constant(1)); // [B, 1, K − 1 + m, C]
        Operand<T> made = tf.nn.avgPool(image, List.of(1L, 1L, count, 1L), List.of(1L, 1L, 1L, 1L), "VALID");
        return tf.squeeze(made, Squeeze.axis(List.of(1L)));
    }

    /** Rows laid out as those of another tensor. */
    public Operand<T> withLeading(Operand<T> like, Operand<T> rows) { // […, K], [X, M] → […, M]
        long[] dimensions = like.shape().asArray();
        dimensions[dimensions.length - 1] = length(rows, 1);
        if (Arrays.stream(dimensions).filter(length -> length < 0).count() <= 1) {
            return reshape(rows, dimensions);
        }
        Operand<TInt32> leading =
                tf.slice(tf.shape(like), tf.constant(new int[] {0}), tf.constant(new int[] {like.rank() - 1}));
        Operand<TInt32> last = tf.constant(new int[] {Math.toIntExact(length(rows, 1))});
        return shaped(tf.reshape(rows, tf.concat(List.of(leading, last), tf.constant(0))), dimensions);
    }

    /** The same tensor, known to have that shape; only where something is unknown, so that training never sees it. */
    public Operand<T> shaped(Operand<T> x, long... dimensions) {
        return tf.ensureShape(x, Shape.of(dimensions));
    }

    /** Matrix products, batch by batch. */
    public Operand<T> product(Operand<T> a, Operand<T> b) { // [X, M, K] × [X, K, N] → [X, M, N]
        return batched(a, b, false);
    }

    /** Every row of a with every row of b. */
    public Operand<T> pairs(Operand<T> a, Operand<T> b) { // [X, M, K] × [X, N, K] → [X, M, N]
        return batched(a, b, true);
    }

    /** {@code BatchMatMulV2}: oneDNN has no V3, which {@code tf.train.batchMatMul} adds. */
    private Operand<T> batched(Operand<T> a, Operand<T> b, boolean transposed) {
        OperationBuilder product = tf.scope().opBuilder("BatchMatMulV2", "BatchMatMul");
        product.addInput(a.asOutput());
        product.addInput(b.asOutput());
        product.setAttr("adj_y", transposed);
        return product.build().output(0);
    }

    /** Steps picked by their number, each window its own; gradients pass to x alone. */
    public Operand<T> pick(Operand<T> x, Operand<TInt32> steps) { // [B, T, D], [B, H, K] → [B, H, K, D]
        int length = Math.toIntExact(length(x, 1));
        Operand<TInt32> windows = tf.slice(tf.shape(steps), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
        Operand<TInt32> count = tf.reshape(windows, tf.constant(new int[0])); // []
        Operand<TInt32> starts =
                tf.math.mul(tf.range(tf.constant(0), count, tf.constant(1)), tf.constant(length)); // [B]
        Operand<TInt32> rows = tf.math.add(steps, tf.reshape(starts, tf.constant(new int[] {-1, 1, 1}))); // [B, H, K]
        return tf.gather(reshape(x, -1, length(x, 2)), tf.stopGradient(rows), tf.constant(0)); // [B, H, K, D]
    }

    /** The sum over the last axis, which is kept with length 1. */
    public Operand<T> total(Operand<T> x) { // […, K] → […, 1]
        return tf.sum(x, tf.constant(-1), Sum.keepDims(true));
    }

    /** The mean over the last axis, which is kept with length 1. */
    public Operand<T> average(Operand<T> x) { // […, K] → […, 1]
        return tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
    }
}
