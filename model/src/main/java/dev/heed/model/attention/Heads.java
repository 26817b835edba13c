package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** N heads side by side, N a divisor of the width D: each attends within its own D/N numbers of it. */
public record Heads<T extends TFloating>(Algebra<T> algebra, int count) {
    /** Lays the heads beside the batch; the number of rows must be static. */
    public Operand<T> split(Operand<T> x) { // [X, n, D] → [X·N, n, D/N]
        if (count == 1) {
            return x;
        }
        long rows = Algebra.length(x, 1);
        long each = Algebra.length(x, 2) / count;
        Operand<T> apart = algebra.reshape(x, -1, rows, count, each); // [X, n, N, D/N]
        return algebra.reshape(algebra.transpose(apart, 0, 2, 1, 3), -1, rows, each); // [X·N, n, D/N]
    }

    /** The inverse of {@link #split}. */
    public Operand<T> join(Operand<T> x) { // [X·N, n, D/N] → [X, n, D]
        if (count == 1) {
            return x;
        }
        long rows = Algebra.length(x, 1);
        long each = Algebra.length(x, 2);
        Operand<T> apart = algebra.reshape(x, -1, count, rows, each); // [X, N, n, D/N]
        return algebra.reshape(algebra.transpose(apart, 0, 2, 1, 3), -1, rows, count * each); // [X, n, D]
    }

    /** The mean over the heads. */
    public Operand<T> mean(Operand<T> x) { // [X·N, n, K] → [X, n, K]
        if (count == 1) {
            return x;
        }
        Operand<T> apart = algebra.reshape(x, -1, count, Algebra.length(x, 1), Algebra.length(x, 2)); // [X, N, n, K]
        return algebra.tf().math.mean(apart, algebra.tf().constant(1)); // [X, n, K]
    }

    /** The same for every head. */
    public Operand<T> repeat(Operand<T> x) { // [X, n, K] → [X·N, n, K]
        if (count == 1) {
            return x;
        }
        long rows = Algebra.length(x, 1);
        long columns = Algebra.length(x, 2);
        Operand<T> apart = algebra.reshape(x, -1, 1, rows, columns); // [X, 1, n, K]
        Operand<T> tiled = algebra.tf().tile(apart, algebra.tf().constant(new int[] {1, count, 1, 1})); // [X, N, n, K]
        return algebra.reshape(tiled, -1, rows, columns); // [X·N, n, K]
    }
}
