package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A mechanism alone in a graph that serves, with its inputs and outputs by name; the batch stays open.
 *
 * @param inputs placeholders
 * @param outputs of the mechanism
 */
public record MechanismGraph(Map<String, Operand<TFloat32>> inputs, Map<String, Operand<TFloat32>> outputs) {
    /** Where the parameters of a graph come from. */
    public interface Source {
        /** Parameters as operations of this graph. */
        Parameters<TFloat32> in(Ops tf);
    }

    /**
     * Adds a mechanism to a graph.
     *
     * @param shapes of the inputs, their first axis the batch
     */
    public static MechanismGraph add(Graph graph, Mechanism mechanism, Map<String, Shape> shapes, Source parameters) {
        Ops tf = Ops.create(graph);
        Map<String, Operand<TFloat32>> inputs = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> inputs.put(
                name, tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(withOpenBatch(shape)))));
        Algebra<TFloat32> algebra = Algebra.singlePrecision(tf.withSubScope("mechanism"));
        Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
        mechanism
                .of(algebra, new MechanismInputs<>(inputs), parameters.in(tf.withSubScope("parameters")))
                .forEach((name, made) ->
                        outputs.put(name, tf.withName("out_" + name).identity(made)));
        return new MechanismGraph(inputs, outputs);
    }

    private static Shape withOpenBatch(Shape shape) {
        long[] dimensions = shape.asArray();
        dimensions[0] = -1;
        return Shape.of(dimensions);
    }
}
