package dev.heed.model.benchmark;

import java.util.List;
import java.util.ServiceLoader;
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

/** One {@link LocalLayer} by one engine, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(0) // engines that run in one process, one after another, meet the same machine
@Warmup(iterations = 1, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class LayerBenchmark {
    private static final double TOLERANCE = 1e-4;

    /** Its name. */
    @Param("TensorFlow")
    public String engine = "";

    /** B. */
    @Param("32")
    public int batch;

    /** n. */
    @Param("128")
    public int hop;

    @SuppressWarnings("NullAway.Init") // opened before each benchmark
    private LayerRun run;

    /** Those that are there. */
    static List<LayerEngine> engines() {
        return ServiceLoader.load(LayerEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Prepares the layer and compares what it gives with plain loops. */
    @Setup
    public void open() {
        LocalLayer layer = LocalLayer.random(batch, hop);
        run = engines().stream()
                .filter(each -> each.name().equals(engine))
                .findFirst()
                .orElseThrow()
                .prepare(layer);
        float[] made = run.run();
        float[] expected = new JavaEngine().prepare(layer).run();
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(made[i] - expected[i]) <= TOLERANCE)) {
                throw new IllegalStateException(
                        "expected " + engine + " to give " + expected[i] + " at " + i + ", found " + made[i]);
            }
        }
    }

    /** A batch of windows. */
    @Benchmark
    public float[] layer() {
        return run.run();
    }

    /** Frees what the engine holds. */
    @TearDown
    public void close() {
        run.close();
    }
}
