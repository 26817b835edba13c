package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Applies one mechanism to arrays, outside any network, so that it can be looked at. */
public final class MechanismRun {
    private MechanismRun() {}

    /** Numbers, row by row, with the lengths of their axes. */
    public record Array(List<Long> shape, float[] data) {
        Shape axes() {
            return Shape.of(shape.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /** A mechanism alone in a graph that serves, its placeholders and outputs by name; the batch stays open. */
    record Applied(Map<String, Operand<TFloat32>> inputs, Map<String, Operand<TFloat32>> outputs) {
        /** Adds a mechanism to a graph, with parameters as its operations; each shape begins with the batch. */
        static Applied add(
                Graph graph,
                Mechanism mechanism,
                Map<String, Shape> shapes,
                Function<Ops, Parameters<TFloat32>> parameters) {
            Ops tf = Ops.create(graph);
            Map<String, Operand<TFloat32>> inputs = new LinkedHashMap<>();
            shapes.forEach((name, shape) -> inputs.put(
                    name, tf.withName(name).placeholder(TFloat32.class, Placeholder.shape(withOpenBatch(shape)))));
            Algebra<TFloat32> algebra = Algebra.singlePrecision(tf.withSubScope("mechanism"));
            Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>();
            mechanism
                    .of(algebra, new NamedOperands<>(inputs), parameters.apply(tf.withSubScope("parameters")))
                    .operands()
                    .forEach((name, made) ->
                            outputs.put(name, tf.withName("out_" + name).identity(made)));
            return new Applied(inputs, outputs);
        }

        private static Shape withOpenBatch(Shape shape) {
            long[] dimensions = shape.asArray();
            dimensions[0] = -1;
            return Shape.of(dimensions);
        }
    }

    /**
     * Runs a mechanism once.
     *
     * @param mechanism its name in the catalogue
     * @param words its settings
     * @param inputs by the names of the catalogue, their first axis the batch
     * @param given parameters by name; those that are missing are drawn
     * @param seed of the parameters that are drawn
     * @return the outputs by the names of the catalogue
     * @throws IllegalArgumentException with all problems when settings or shapes do not fit
     */
    public static Map<String, Array> of(
            String mechanism, Map<String, ?> words, Map<String, Array> inputs, Map<String, Array> given, long seed) {
        Mechanism made = MechanismKind.named(mechanism).with(words);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        inputs.forEach((name, array) -> shapes.put(name, array.axes()));
        try (Graph graph = new Graph()) {
            Applied applied = Applied.add(graph, made, shapes, tf -> drawn(tf, given, new Random(seed)));
            return run(graph, applied, inputs);
        }
    }

    private static Parameters<TFloat32> drawn(Ops tf, Map<String, Array> given, Random random) {
        return (name, start, shape) -> {
            Array array = given.get(name);
            if (array != null && !array.axes().equals(Shape.of(shape))) {
                throw new IllegalArgumentException(
                        "parameter " + name + ": expected shape " + Shape.of(shape) + ", found " + array.axes());
            }
            float[] data = array != null ? array.data() : draw(start, Shape.of(shape), random);
            return tf.constant(Shape.of(shape), DataBuffers.of(data));
        };
    }

    private static float[] draw(Parameters.Start start, Shape shape, Random random) {
        float[] data = new float[Math.toIntExact(shape.size())];
        start.fill(data, 0, data.length, shape.asArray(), random::nextDouble);
        return data;
    }

    private static Map<String, Array> run(Graph graph, Applied mechanism, Map<String, Array> inputs) {
        Map<String, TFloat32> fed = new LinkedHashMap<>();
        try (Session session = new Session(graph)) {
            Session.Runner runner = session.runner();
            mechanism.outputs().values().forEach(runner::fetch);
            inputs.forEach((name, array) -> {
                TFloat32 tensor = TFloat32.tensorOf(array.axes(), DataBuffers.of(array.data()));
                fed.put(name, tensor);
                Operand<TFloat32> placeholder = mechanism.inputs().get(name);
                if (placeholder != null) {
                    runner.feed(placeholder, tensor);
                }
            });
            try (Result result = runner.run()) {
                Map<String, Array> outputs = new LinkedHashMap<>();
                int i = 0;
                for (String name : mechanism.outputs().keySet()) {
                    outputs.put(name, read((TFloat32) result.get(i++)));
                }
                return outputs;
            }
        } finally {
            fed.values().forEach(TFloat32::close);
        }
    }

    private static Array read(TFloat32 tensor) {
        float[] data = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(data);
        return new Array(
                java.util.Arrays.stream(tensor.shape().asArray()).boxed().toList(), data);
    }
}
