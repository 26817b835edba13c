package dev.heed.model.benchmark;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.catalogue.MechanismKind;
import dev.heed.model.attention.catalogue.NamedOperands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** One score in one scope, softmax, T = 128, D = 32, r = 8: a call on the caller's thread, forward and with gradients. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(0) // a process of its own for each would take longer to start TensorFlow than to measure
@Warmup(iterations = 1, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ScoreBenchmark {
    private static final int STEPS = 128;
    private static final int WIDTH = 32;
    private static final int RADIUS = 8;

    /** Its name in the catalogue. */
    @Param("scaled_dot")
    public String score = "";

    /** {@code global}, {@code causal}, {@code centered} or {@code local_predictive}. */
    @Param("causal")
    public String scope = "";

    /** B. */
    @Param("1")
    public int batch;

    private final Map<Operand<TFloat32>, TFloat32> fed = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Operand<TFloat32>> gradients = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // opened before each benchmark
    private Graph graph;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private Operand<TFloat32> context;

    /** Builds the graph. */
    @Setup
    public void open() {
        graph = new Graph();
        session = new Session(graph, OneThread.CONFIG);
        Ops tf = Ops.create(graph);
        Map<String, Operand<TFloat32>> inputs = new LinkedHashMap<>();
        List.of("query", "key", "value").forEach(name -> inputs.put(name, fed(tf, batch, STEPS, WIDTH)));
        context = Objects.requireNonNull(MechanismKind.ATTENTION
                .with(words())
                .of(Algebra.singlePrecision(tf), new NamedOperands<>(inputs), (name, start, shape) -> fed(tf, shape))
                .get("context"));
        Operand<TFloat32> loss = tf.sum(tf.math.square(context), tf.constant(new int[] {0, 1, 2}));
        List<Operand<TFloat32>> read = new ArrayList<>(fed.keySet());
        if (score.equals("location")) {
            read.remove(inputs.get("key")); // it has no say
        }
        Gradients made = tf.gradients(loss, read);
        for (int i = 0; i < read.size(); i++) {
            gradients.add(made.dy(i));
        }
    }

    private Map<String, Object> words() {
        return switch (scope) {
            case "global" -> Map.of("score", score);
            case "local_predictive" -> Map.of("score", score, "scope", scope, "radius", RADIUS);
            default -> Map.of("score", score, "scope", "local", "alignment", scope, "radius", RADIUS);
        };
    }

    private Operand<TFloat32> fed(Ops tf, long... shape) {
        float[] numbers = new float[Math.toIntExact(Shape.of(shape).size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (.3 * random.nextGaussian());
        }
        Operand<TFloat32> placeholder = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
        fed.put(placeholder, TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(numbers)));
        return placeholder;
    }

    /** Weights and contexts of a batch of windows. */
    @Benchmark
    public void forward() {
        run(List.of(context));
    }

    /** The same, and the gradient by inputs and parameters. */
    @Benchmark
    public void withGradients() {
        run(gradients);
    }

    private void run(List<Operand<TFloat32>> wanted) {
        Session.Runner runner = session.runner().setOptions(OneThread.OPTIONS);
        fed.forEach(runner::feed);
        wanted.forEach(runner::addTarget);
        runner.run().close();
    }

    /** Frees what TensorFlow holds. */
    @TearDown
    public void close() {
        session.close();
        graph.close();
        fed.values().forEach(TFloat32::close);
        fed.clear();
        gradients.clear();
    }
}
