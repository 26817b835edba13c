package dev.heed.model.attention;

import java.util.function.DoubleSupplier;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Where a mechanism's learned tensors come from: variables while training, constants in the graph that serves. */
@FunctionalInterface
public interface Parameters<T extends TFloating> {
    /** What a parameter begins as. */
    enum Start {
        ZEROS,
        ONES,
        /** Uniform in ±√(6 / (first + last dimension)), Glorot &amp; Bengio 2010. */
        GLOROT;

        /**
         * Fills the parameter that lies at these places of an array.
         *
         * @param shape of the parameter
         * @param uniform draws in [0, 1)
         */
        public void fill(float[] values, int from, int to, long[] shape, DoubleSupplier uniform) {
            double limit = shape.length == 0 ? 1 : Math.sqrt(6. / (shape[0] + shape[shape.length - 1]));
            for (int i = from; i < to; i++) {
                values[i] = switch (this) {
                    case ZEROS -> 0;
                    case ONES -> 1;
                    case GLOROT -> (float) ((2 * uniform.getAsDouble() - 1) * limit);
                };
            }
        }
    }

    /** The parameter of that name and shape. */
    Operand<T> get(String name, Start start, long... shape);

    /** A matrix that begins at random. */
    default Operand<T> matrix(String name, long rows, long columns) {
        return get(name, Start.GLOROT, rows, columns);
    }

    /** A vector that begins at zero. */
    default Operand<T> bias(String name, long length) {
        return get(name, Start.ZEROS, length);
    }

    /** A vector that begins at random, to read a hidden layer with. */
    default Operand<T> reading(String name, long length) {
        return get(name, Start.GLOROT, length);
    }

    /** These parameters under names that begin with that prefix. */
    default Parameters<T> within(String prefix) {
        return (name, start, shape) -> get(prefix + "/" + name, start, shape);
    }
}
