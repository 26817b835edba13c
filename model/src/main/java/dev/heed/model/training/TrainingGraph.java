package dev.heed.model.training;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Parameters;
import dev.heed.model.network.Backbone;
import dev.heed.model.network.Network;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The network with a loss, at static shapes: from parameters and a batch to the loss's gradient, or to what the network
 * expects. It keeps no state. Owned by one thread.
 */
final class TrainingGraph implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final Algebra<TFloat32> algebra;
    private final Ops tf;
    private final TFloat32 parameters;
    private final Operand<TFloat32> vector;
    private final Operand<TFloat32> values;
    private final Operand<TFloat32> observed;
    private final Operand<TFloat32> future;
    private final Operand<TFloat32> futureObserved;
    private final Operand<TFloat32> gradient;
    private final List<Operand<TFloat32>> outcome;

    TrainingGraph(
            NetworkConfiguration configuration,
            Backbone backbone,
            ParameterLayout layout,
            int batch,
            int newSteps,
            long seed) {
        this.tf = Ops.create(graph);
        this.algebra = Algebra.singlePrecision(tf);
        this.session = new Session(graph, config());
        this.parameters = TFloat32.tensorOf(Shape.of(layout.size()));
        int channels = backbone.channels();
        int past = configuration.receptiveField() - 1 + newSteps;
        int ahead = configuration.forecast().horizon();
        this.vector = placeholder(layout.size());
        this.values = placeholder(batch, past, channels);
        this.observed = placeholder(batch, past, channels);
        this.future = placeholder(batch, ahead, channels);
        this.futureObserved = placeholder(batch, ahead, channels);
        Parameters<TFloat32> parts = layout.parts(tf, vector);
        Network.Outputs made =
                new Network(algebra, configuration, backbone, parts, Choice.straightThrough(seed)).of(values, observed);
        Network.Outputs served = configuration.attention().choosesHard()
                        || configuration.forecast().branch().isPresent()
                ? new Network(algebra, configuration, backbone, parts, Choice.largest()).of(values, observed)
                : made;
        Operand<TFloat32> expected = made.expectation().get(0); // of the shortest horizon [B, h, C]
        Operand<TFloat32> expectationError = tf.math.sub(algebra.steps(values, -newSteps, 0), expected); // [B, h, C]
        Operand<TFloat32> forecastError = tf.math.sub(future, made.forecast()); // [B, H, C]
        Operand<TFloat32> expectationObserved = algebra.steps(observed, -newSteps, 0); // [B, h, C]
        Operand<TFloat32> loss = tf.math.add(
                loss(tf.math.sub(expectationError, made.expectationCorrection()), expectationObserved),
                loss(tf.math.sub(forecastError, made.forecastCorrection()), futureObserved));
        this.gradient = tf.gradients(loss, List.of(vector)).dy(0);
        this.outcome = List.of(
                orNaN(expectationError, expectationObserved),
                served.expectationCorrection(),
                orNaN(forecastError, futureObserved),
                served.forecastCorrection());
    }

    private static ConfigProto config() {
        return ConfigProto.newBuilder()
                .putDeviceCount("GPU", 0)
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(1)
                .build();
    }

    private Operand<TFloat32> placeholder(long... shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }

    /** Half the mean squared, half the mean absolute error of what was observed. */
    private Operand<TFloat32> loss(Operand<TFloat32> error, Operand<TFloat32> mask) {
        Operand<TFloat32> both = tf.math.add(tf.math.square(error), tf.math.abs(error));
        Operand<TFloat32> sum = tf.sum(tf.math.mul(both, mask), allAxes(mask));
        Operand<TFloat32> count = tf.math.maximum(tf.sum(mask, allAxes(mask)), algebra.number(1));
        return tf.math.mul(tf.math.div(sum, count), algebra.number(.5));
    }

    /** NaN where nothing was observed. */
    private Operand<TFloat32> orNaN(Operand<TFloat32> error, Operand<TFloat32> mask) {
        Operand<TFloat32> nothing = tf.fill(algebra.lengths(error.shape().asArray()), algebra.number(Double.NaN));
        return tf.select(tf.math.greater(mask, algebra.number(0)), error, nothing);
    }

    private Operand<TInt32> allAxes(Operand<TFloat32> x) {
        int[] axes = new int[x.rank()];
        Arrays.setAll(axes, axis -> axis);
        return tf.constant(axes);
    }

    /** The gradient of the loss of a batch with respect to the parameters. */
    float[] gradient(float[] at, WindowBatch batch) {
        try (Result result = runner(at, batch).fetch(gradient).run()) {
            return floats(result, 0);
        }
    }

    /** What the network makes of a batch: the backbone's errors and what attention would add, row by row. */
    Outcome outcome(float[] at, WindowBatch batch) {
        Session.Runner runner = runner(at, batch);
        outcome.forEach(runner::fetch);
        try (Result result = runner.run()) {
            return new Outcome(floats(result, 0), floats(result, 1), floats(result, 2), floats(result, 3));
        }
    }

    /**
     * Errors of the backbone and corrections by attention.
     *
     * @param expectationError [B, h, C], NaN where nothing was observed
     * @param expectationCorrection [B, h, C]
     * @param forecastError [B, H, C], NaN where nothing was observed
     * @param forecastCorrection [B, H, C]
     */
    record Outcome(
            float[] expectationError,
            float[] expectationCorrection,
            float[] forecastError,
            float[] forecastCorrection) {}

    private Session.Runner runner(float[] at, WindowBatch batch) {
        parameters.asRawTensor().data().asFloats().write(at);
        return session.runner()
                .feed(vector, parameters)
                .feed(values, batch.windows().values())
                .feed(observed, batch.windows().observed())
                .feed(future, batch.future().values())
                .feed(futureObserved, batch.future().observed());
    }

    private static float[] floats(Result result, int index) {
        TFloat32 tensor = (TFloat32) result.get(index);
        float[] read = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(read);
        return read;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
        parameters.close();
    }
}
