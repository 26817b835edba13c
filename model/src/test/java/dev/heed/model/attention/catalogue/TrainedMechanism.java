package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat64;

/**
 * A mechanism in double precision at static shapes, whose inputs and parameters may all be moved, with one number to
 * differentiate: its outputs weighted by fixed random numbers and summed.
 */
final class TrainedMechanism implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session = new Session(graph);
    private final Map<String, Operand<TFloat64>> placeholders = new LinkedHashMap<>();
    private final Map<String, TFloat64> fed = new LinkedHashMap<>();
    private final Map<String, Operand<TFloat64>> outputs;
    private final Operand<TFloat64> sum;
    private final Gradients gradients;
    private final List<String> moving;
    private final List<String> read;

    /** Differentiates by these inputs and parameters. */
    TrainedMechanism(
            Mechanism mechanism,
            Map<String, CaseTensor> inputs,
            Map<String, CaseTensor> parameters,
            List<String> moving) {
        Ops tf = Ops.create(graph);
        inputs.forEach((name, tensor) -> add(tf, name, tensor));
        Map<String, Operand<TFloat64>> operands = new LinkedHashMap<>(placeholders);
        parameters.forEach((name, tensor) -> add(tf, name, tensor));
        this.outputs = mechanism
                .of(
                        new Algebra<>(tf, TFloat64.class),
                        new NamedOperands<>(operands),
                        (name, start, shape) -> Objects.requireNonNull(placeholders.get(name), name))
                .operands();
        this.sum = weighted(tf, outputs);
        this.moving = List.copyOf(moving);
        Set<GraphOperation> read = graph.subgraphTo(Set.of(sum));
        this.read = moving.stream()
                .filter(name -> read.contains((GraphOperation)
                        Objects.requireNonNull(placeholders.get(name), name).op()))
                .toList();
        this.gradients =
                tf.gradients(sum, this.read.stream().map(placeholders::get).toList());
    }

    private void add(Ops tf, String name, CaseTensor tensor) {
        placeholders.put(name, tf.placeholder(TFloat64.class, Placeholder.shape(tensor.shape())));
        fed.put(name, TFloat64.tensorOf(tensor.shape(), DataBuffers.of(tensor.data())));
    }

    private static Operand<TFloat64> weighted(Ops tf, Map<String, Operand<TFloat64>> outputs) {
        SplittableRandom random = new SplittableRandom(3);
        List<Operand<TFloat64>> sums = new ArrayList<>();
        outputs.forEach((name, output) -> {
            double[] weights = random.doubles(output.shape().size(), -1, 1).toArray();
            Operand<TFloat64> flat = tf.reshape(output, tf.constant(new int[] {-1})); // [n]
            sums.add(tf.sum(
                    tf.math.mul(flat, tf.constant(Shape.of(weights.length), DataBuffers.of(weights))), tf.constant(0)));
        });
        return tf.math.addN(sums);
    }

    /** From now on with other numbers for an input. */
    void feed(String name, CaseTensor tensor) {
        Objects.requireNonNull(fed.put(name, TFloat64.tensorOf(tensor.shape(), DataBuffers.of(tensor.data()))))
                .close();
    }

    /** An output, row by row. */
    double[] output(String name) {
        try (Result result =
                runner().fetch(Objects.requireNonNull(outputs.get(name), name)).run()) {
            return doubles(result, 0);
        }
    }

    /** The gradients by name, row by row: 0 by what no output reads. */
    Map<String, double[]> gradients() {
        Session.Runner runner = runner();
        for (int i = 0; i < read.size(); i++) {
            runner.fetch(gradients.dy(i));
        }
        Map<String, double[]> all = new LinkedHashMap<>();
        moving.forEach(name -> all.put(name, new double[size(name)]));
        try (Result result = runner.run()) {
            for (int i = 0; i < read.size(); i++) {
                all.put(read.get(i), doubles(result, i));
            }
            return all;
        }
    }

    private int size(String name) {
        return Math.toIntExact(Objects.requireNonNull(fed.get(name), name).size());
    }

    private static double[] doubles(Result result, int index) {
        TFloat64 tensor = (TFloat64) result.get(index);
        double[] values = new double[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asDoubles().read(values);
        return values;
    }

    /** The central difference by one number of an input or parameter. */
    double difference(String name, int index, double step) {
        return (moved(name, index, step) - moved(name, index, -step)) / (2 * step);
    }

    private double moved(String name, int index, double by) {
        TFloat64 tensor = Objects.requireNonNull(fed.get(name));
        double value = tensor.asRawTensor().data().asDoubles().getDouble(index);
        tensor.asRawTensor().data().asDoubles().setDouble(value + by, index);
        try (Result result = runner().fetch(sum).run()) {
            return ((TFloat64) result.get(0)).getDouble();
        } finally {
            tensor.asRawTensor().data().asDoubles().setDouble(value, index);
        }
    }

    /** Sizes of all tensors of the graph, that of the gradients included, whose shape is known. */
    LongStream sizes() {
        List<Long> sizes = new ArrayList<>();
        graph.operations().forEachRemaining(operation -> {
            for (int i = 0; i < operation.numOutputs(); i++) {
                long size = ((GraphOperation) operation).output(i).shape().size();
                sizes.add(size);
            }
        });
        return sizes.stream().mapToLong(Long::longValue);
    }

    private Session.Runner runner() {
        Session.Runner runner = session.runner();
        fed.forEach((name, tensor) -> runner.feed(Objects.requireNonNull(placeholders.get(name)), tensor));
        return runner;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
        fed.values().forEach(TFloat64::close);
    }
}
