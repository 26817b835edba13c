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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Measures how many windows a second a GPU serves beside the CPU, in turns, and writes the table of deploy/measure/model.md: a
 * file, then, each where given, lists with commas of batch sizes and hops. Serves the default network of 8 channels by one caller
 * and by as many as there are cores, each with buffers of its own. Says first how far the outputs of the two are apart.
 */
public final class DeviceTable {
    private static final int CHANNELS = 8;
    private static final int ROUNDS = 2;
    private static final long NANOS_A_ROUND = 1_000_000_000L;

    private DeviceTable() {}

    /** Measures and writes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> batches = ScoreTable.listed(arguments, 1, List.of("32", "128", "512", "1024", "4096"));
        List<String> hops = ScoreTable.listed(arguments, 2, List.of("8", "32"));
        int cores = Runtime.getRuntime().availableProcessors();
        Path directory = Files.createTempDirectory("heed-benchmark");
        RandomModels.write(directory, NetworkConfiguration.defaults(), CHANNELS);
        StringBuilder table = new StringBuilder();
        ScoreTable.row(
                table, "hop, batch", Stream.of("GPU", "GPU, 4 callers", "CPU", "CPU, " + cores + " callers", "ratio"));
        ScoreTable.row(table, "---", Stream.generate(() -> "---").limit(5));
        for (String hop : hops) {
            ServingOptions options = ServingOptions.defaults().withHop(Integer.parseInt(hop));
            try (ServingModel gpu = ServingModel.load(directory, options.withDevice(Device.GPU));
                    ServingModel cpu = ServingModel.load(directory, options.withDevice(Device.CPU))) {
                System.out.printf(
                        Locale.ROOT,
                        "hop %s: %d operations on the GPU, outputs differ by at most %.2e%n",
                        hop,
                        gpu.placement().gpuOperations(),
                        difference(gpu, cpu));
                for (String batch : batches) {
                    row(table, hop + ", " + batch, gpu, cpu, Integer.parseInt(batch), cores);
                }
            }
        }
        Files.writeString(Path.of(arguments[0]), table);
    }

    private static void row(StringBuilder table, String name, ServingModel gpu, ServingModel cpu, int batch, int cores)
            throws InterruptedException {
        double[] best = new double[4];
        for (int round = 0; round < ROUNDS; round++) {
            best[0] = Math.max(best[0], windowsPerSecond(gpu, batch, 1));
            best[1] = Math.max(best[1], windowsPerSecond(gpu, batch, 4));
            best[2] = Math.max(best[2], windowsPerSecond(cpu, batch, 1));
            best[3] = Math.max(best[3], windowsPerSecond(cpu, batch, cores));
        }
        double ratio = Math.max(best[0], best[1]) / Math.max(best[2], best[3]);
        ScoreTable.row(
                table,
                name,
                Stream.concat(
                        Arrays.stream(best).mapToObj(rate -> String.format(Locale.ROOT, "%,.0f", rate)),
                        Stream.of(String.format(Locale.ROOT, "%.2f", ratio))));
    }

    private static double windowsPerSecond(ServingModel model, int batch, int callers) throws InterruptedException {
        Windows windows = drawn(model, batch);
        model.run(batch, windows, 0);
        LongAdder served = new LongAdder();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int caller = 0; caller < callers; caller++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - start < NANOS_A_ROUND) {
                    served.add(model.run(batch, windows, 0).count());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return served.sum() * 1e9 / (System.nanoTime() - start);
    }

    /** Largest absolute difference of any output, over 64 windows that differ. */
    private static double difference(ServingModel one, ServingModel other) {
        int batch = 64;
        List<float[]> left = arrays(one.run(batch, drawn(one, batch), 0));
        List<float[]> right = arrays(other.run(batch, drawn(other, batch), 0));
        double largest = 0;
        for (int output = 0; output < left.size(); output++) {
            for (int i = 0; i < left.get(output).length; i++) {
                largest = Math.max(largest, Math.abs(left.get(output)[i] - right.get(output)[i]));
            }
        }
        return largest;
    }

    private static List<float[]> arrays(AttendedBatch batch) {
        return List.of(
                batch.weights(),
                batch.features(),
                batch.context(),
                batch.attention(),
                batch.expectation(),
                batch.forecast(),
                batch.correction());
    }

    /** Windows that begin at different places of one drawn series; every value is observed. */
    private static Windows drawn(ServingModel model, int count) {
        int length = model.steps() * CHANNELS;
        float[] series = RandomModels.floats(new SplittableRandom(7), length + count);
        byte[] observed = new byte[length];
        Arrays.fill(observed, (byte) 1);
        return new Windows() {
            @Override
            public float[] values(int index) {
                return Arrays.copyOfRange(series, index, index + length);
            }

            @Override
            public byte[] observed(int index) {
                return observed;
            }
        };
    }
}
