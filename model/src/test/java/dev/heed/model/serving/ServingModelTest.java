package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.heed.model.RandomModels;
import dev.heed.model.network.ServedGraph;
import dev.heed.model.network.TrainedNetwork;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class ServingModelTest {
    private static final int CHANNELS = 3;

    @TempDir
    Path directory;

    @Test
    void givesGateWeightsWhoseProductWithTheValuesAreTheFeatures() {
        try (ServingModel model = model()) {
            float[] series = StoredWindows.series(model.steps(), CHANNELS);
            AttendedBatch attended = model.run(1, windows(model, series), 0);

            int newest = series.length - CHANNELS;
            int last = attended.weights().length - CHANNELS;
            assertThat(attended.weights()[last]).isBetween(0f, 1f);
            assertThat(attended.features()[last]).isEqualTo(series[newest] * attended.weights()[last]);
        }
    }

    @Test
    void givesAttentionThatSumsToOneOverTheOffsets() {
        try (ServingModel model = model()) {
            AttendedBatch attended = model.run(1, windows(model, StoredWindows.series(model.steps(), CHANNELS)), 0);

            float sum = 0;
            for (int offset = 0; offset < model.layout().offsets(); offset++) {
                sum += attended.attention()[offset];
            }
            assertThat(sum).isCloseTo(1, Offset.offset(1e-5f));
        }
    }

    /** Kernels of matrix products round the last rows of a batch differently, unless it is a multiple of what they take at once. */
    @ParameterizedTest
    @CsvSource({"3, 4, 48", "3, 5, 96", "8, 8, 48", "8, 32, 144", "21, 4, 96"})
    void givesTheSameBitsAtEveryPlaceOfABatchOfAMultipleOf48(int channels, int hop, int batch) {
        RandomModels.write(directory, RandomModels.small(), channels);
        try (ServingModel model =
                ServingModel.load(directory, ServingOptions.defaults().withHop(hop))) {
            float[] series = StoredWindows.series(model.steps(), channels);
            AttendedBatch attended = model.run(batch, new Windows.Same(series, new byte[series.length]), batch);

            BatchLayout layout = attended.layout();
            assertSamePlaces(attended.weights(), layout.elementStride());
            assertSamePlaces(attended.features(), layout.elementStride());
            assertSamePlaces(attended.context(), layout.contextStride());
            assertSamePlaces(attended.attention(), layout.attentionStride());
            assertSamePlaces(attended.expectation(), layout.expectationStride());
            assertSamePlaces(attended.forecast(), layout.forecastStride());
        }
    }

    private static void assertSamePlaces(float[] batch, int stride) {
        float[] first = Arrays.copyOf(batch, stride);
        for (int at = 0; at < batch.length; at += stride) {
            assertThat(Arrays.copyOfRange(batch, at, at + stride))
                    .as("place %d", at / stride)
                    .containsExactly(first);
        }
    }

    @Test
    void givesTheSameOnSeveralThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ServingModel model = model()) {
            Windows windows = windows(model, StoredWindows.series(model.steps(), CHANNELS));
            float[] expected = model.run(1, windows, 0).forecast();
            List<Future<float[]>> all = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> model.run(1, windows, 0).forecast()))
                    .toList();
            for (Future<float[]> one : all) {
                assertThat(one.get()).containsExactly(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesNotGrowInMemory() {
        try (ServingModel model = model()) {
            Windows windows = windows(model, StoredWindows.series(model.steps(), CHANNELS));
            run(model, windows, 500);
            long before = Pointer.physicalBytes();
            run(model, windows, 4000);

            // A batch of 64 gives 128 KiB: a leak of 4000 of them would be 500 MiB.
            assertThat(Pointer.physicalBytes() - before).isLessThan(200L << 20);
        }
    }

    @Test
    void refusesAGpuWhereThereIsNone() {
        RandomModels.write(directory, RandomModels.small(), CHANNELS);
        assumeFalse(GpuProbe.present(0, 1));

        assertThatThrownBy(() ->
                        ServingModel.load(directory, ServingOptions.defaults().withDevice(Device.GPU)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected a GPU");
    }

    @Test
    void tellsThatItRunsOnTheCpu() {
        RandomModels.write(directory, RandomModels.small(), CHANNELS);
        try (ServingModel model =
                ServingModel.load(directory, ServingOptions.defaults().withDevice(Device.CPU))) {
            assertThat(model.placement()).isEqualTo(new Placement("cpu", 0));
        }
    }

    @Test
    void refusesAnEmptyBatch() {
        try (ServingModel model = model()) {
            assertThatThrownBy(() -> model.run(0, windows(model, new float[0]), 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a batch needs at least 1 window, found 0");
        }
    }

    @Test
    void servesAModelFromElsewhereThatTellsNoCorrection() throws IOException {
        TrainedNetwork network = RandomModels.network(RandomModels.small(), CHANNELS);
        try (Graph graph = new Graph()) {
            ServedGraph served = ServedGraph.add(graph, network);
            Map<String, Operand<TFloat32>> outputs = new LinkedHashMap<>(served.outputs());
            outputs.remove("correction");
            SavedModelFile.write(graph, served.inputs(), outputs, ModelDirectory.graph(directory));
        }
        ModelDirectory.complete(directory, RandomModels.card(RandomModels.small(), CHANNELS));
        try (ServingModel model = ServingModel.load(directory, ServingOptions.defaults())) {
            AttendedBatch attended = model.run(1, windows(model, StoredWindows.series(model.steps(), CHANNELS)), 0);

            assertThat(attended.correction()).isEmpty();
            assertThat(attended.forecast()).isNotEmpty();
        }
    }

    private static void run(ServingModel model, Windows windows, int times) {
        for (int i = 0; i < times; i++) {
            model.run(1, windows, 64);
        }
    }

    private ServingModel model() {
        RandomModels.write(directory, RandomModels.small(), CHANNELS);
        return ServingModel.load(directory, ServingOptions.defaults());
    }

    private static Windows windows(ServingModel model, float[] series) {
        return StoredWindows.cut(series, CHANNELS, model.steps(), series.length == 0 ? List.of() : List.of(0));
    }
}
