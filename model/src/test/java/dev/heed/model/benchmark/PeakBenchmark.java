package dev.heed.model.benchmark;

import dev.heed.model.RandomModels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
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
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** One product of two square matrices by TensorFlow on one thread: what a core can do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(0)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class PeakBenchmark {
    private static final int SIZE = 512;
    /** Additions and multiplications of a product. */
    static final double OPERATIONS = 2.0 * SIZE * SIZE * SIZE;

    @SuppressWarnings("NullAway.Init") // opened before each benchmark
    private Graph graph;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private Operand<TFloat32> matrix;

    @SuppressWarnings("NullAway.Init")
    private Operand<TFloat32> product;

    @SuppressWarnings("NullAway.Init")
    private TFloat32 numbers;

    /** Builds the graph. */
    @Setup
    public void open() {
        Shape shape = Shape.of(SIZE, SIZE);
        graph = new Graph();
        session = new Session(graph, OneThread.CONFIG);
        Ops tf = Ops.create(graph);
        matrix = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
        product = tf.linalg.matMul(matrix, matrix);
        numbers = TFloat32.tensorOf(shape, DataBuffers.of(RandomModels.floats(new SplittableRandom(8), SIZE * SIZE)));
    }

    /** A product. */
    @Benchmark
    public void peak() {
        session.runner()
                .setOptions(OneThread.OPTIONS)
                .feed(matrix, numbers)
                .addTarget(product)
                .run()
                .close();
    }

    /** Frees what TensorFlow holds. */
    @TearDown
    public void close() {
        numbers.close();
        session.close();
        graph.close();
    }
}
