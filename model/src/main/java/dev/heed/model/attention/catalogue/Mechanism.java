package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import org.tensorflow.types.family.TFloating;

/** A mechanism with all its settings: from named inputs and parameters to named outputs. */
public interface Mechanism {
    /**
     * Adds the mechanism to a graph.
     *
     * @param inputs their batch may stay open; all other axes are static
     * @param parameters of the names in the catalogue
     * @return the outputs by the names of the catalogue, in a fixed order
     * @throws IllegalArgumentException when an input is missing or does not fit the settings
     */
    <T extends TFloating> NamedOperands<T> of(Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters);
}
