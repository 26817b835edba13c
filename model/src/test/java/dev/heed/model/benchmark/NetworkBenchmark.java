package dev.heed.model.benchmark;

import dev.heed.model.RandomModels;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.Device;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import dev.heed.model.serving.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** The whole default network of 8 channels as it serves: windows in, arrays out, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(0)
@Warmup(iterations = 1, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class NetworkBenchmark {
    private static final int CHANNELS = 8;

    /** B. */
    @Param("32")
    public int batch;

    /** New steps of a window. */
    @Param("128")
    public int hop;

    @SuppressWarnings("NullAway.Init") // opened before each benchmark
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ServingModel model;

    @SuppressWarnings("NullAway.Init")
    private Windows windows;

    /** Writes and loads a model of random numbers. */
    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("heed-benchmark");
        RandomModels.write(directory, NetworkConfiguration.defaults(), CHANNELS);
        model = ServingModel.load(
                directory, ServingOptions.defaults().withHop(hop).withDevice(Device.CPU));
        float[] values = RandomModels.floats(new SplittableRandom(7), model.steps() * CHANNELS);
        byte[] observed = new byte[values.length];
        Arrays.fill(observed, (byte) 1);
        windows = new Windows.Same(values, observed);
    }

    /** A batch of windows. */
    @Benchmark
    public AttendedBatch network() {
        return model.run(batch, windows, 0);
    }

    /** Removes the model. */
    @TearDown
    public void close() throws IOException {
        model.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
