package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Distribution;
import dev.heed.model.attention.KeyMask;
import dev.heed.model.attention.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Two sequences attend each other element by element, through one affinity A = tanh(y W xᵀ): distributed over x for each
 * element of y, and over y for each element of x.
 *
 * @param parameters W [D, D] by the name of the catalogue
 */
public record FineCoAttention<T extends TFloating>(
        Algebra<T> algebra, Distribution<T> distribution, Parameters<T> parameters) {
    /**
     * What the two make of each other.
     *
     * @param affinity A [B, S, T]
     * @param weightsForY over x for each element of y [B, S, T]
     * @param contextForY [B, S, D]
     * @param contextForX [B, T, D]
     */
    public record CoAttended<T extends TFloating>(
            Operand<T> affinity, Operand<T> weightsForY, Operand<T> contextForY, Operand<T> contextForX) {}

    /** Both contexts of x [B, T, D] and y [B, S, D]. */
    public CoAttended<T> of(Operand<T> x, Operand<T> y) {
        long width = Algebra.length(x, 2);
        Operand<T> weights = parameters.matrix("W", width, width); // [D, D]
        Operand<T> affinity = algebra.tf().math.tanh(algebra.pairs(algebra.dense(y, weights), x)); // [B, S, T]
        KeyMask<T> none = KeyMask.none(algebra);
        Operand<T> overX = distribution.weights(affinity, none); // [B, S, T]
        Operand<T> overY = distribution.weights(algebra.transpose(affinity, 0, 2, 1), none); // [B, T, S]
        return new CoAttended<>(affinity, overX, algebra.product(overX, x), algebra.product(overY, y));
    }
}
