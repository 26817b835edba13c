package dev.heed.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.GraphSession;
import dev.heed.model.serving.Windows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastBranchTest {
    private static final int CHANNELS = 3;
    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);
    private static final NetworkConfiguration NETWORK = network(new BranchConfiguration(4, 6, 2, 2, 8, 6, .3));

    @TempDir
    Path directory;

    @Test
    void beginsByAddingNothing() {
        TrainedNetwork random = RandomModels.network(NETWORK, CHANNELS);
        float[] start = ParameterLayout.of(NETWORK, CHANNELS).start(3);
        float[] correction = served(with(random, start), window(1, 0)).correction();

        assertThat(correction).hasSize(5 * CHANNELS).containsOnly(0);
    }

    @Test
    void addsTheCardsShareOfItsCorrection() {
        TrainedNetwork random = RandomModels.network(NETWORK, CHANNELS);
        float[] start = ParameterLayout.of(NETWORK, CHANNELS).start(3);
        float[] backbone = served(with(random, start), window(1, 0)).forecast();
        AttendedBatch whole = served(random, window(1, 0));

        for (int i = 0; i < whole.forecast().length; i++) {
            assertThat(whole.forecast()[i]).isCloseTo(backbone[i] + .5f * whole.correction()[i / 3], CLOSE);
        }
        assertThat(whole.correction()[0]).isNotCloseTo(0, CLOSE);
    }

    @Test
    void correctsTheSameAtAnyLevel() {
        TrainedNetwork random = RandomModels.network(NETWORK, CHANNELS);

        assertThat(served(random, window(1, 4)).correction())
                .containsExactly(served(random, window(1, 0)).correction(), Offset.offset(1e-3f));
    }

    @Test
    void looksNoFurtherBackThanItsLookBack() {
        TrainedNetwork random = RandomModels.network(NETWORK, CHANNELS);
        float[] changed = window(1, 0);
        int older = changed.length / CHANNELS - NETWORK.forecast().longest();
        Arrays.fill(changed, 0, older * CHANNELS, 9);

        assertThat(served(random, changed).correction())
                .containsExactly(served(random, window(1, 0)).correction(), CLOSE);
    }

    @Test
    void refusesMorePatchesThanTheLookBackHolds() {
        assertThatThrownBy(() -> network(BranchConfiguration.defaults()))
                .hasMessageContaining("at most the longest look-back = 48, found 336");
    }

    private static NetworkConfiguration network(BranchConfiguration branch) {
        NetworkConfiguration small = RandomModels.small();
        ForecastConfiguration forecast = small.forecast();
        return new NetworkConfiguration(
                small.expectation(),
                new ForecastConfiguration(5, forecast.lookBacks(), forecast.levels(), branch),
                small.attention());
    }

    private static TrainedNetwork with(TrainedNetwork network, float[] parameters) {
        return new TrainedNetwork(
                network.configuration(),
                network.backbone(),
                parameters,
                network.expectationAlpha(),
                network.forecastAlpha(),
                network.range(),
                network.spread());
    }

    private AttendedBatch served(TrainedNetwork network, float[] window) {
        RandomModels.writeGraph(directory, network);
        AttentionConfiguration attention = NETWORK.attention();
        BatchLayout layout = new BatchLayout(1, CHANNELS, attention.width(), attention.offsets(), 2, 5, 3);
        try (GraphSession session =
                GraphSession.load(directory, layout, window.length / CHANNELS, OptionalInt.empty(), 1)) {
            byte[] observed = new byte[window.length];
            Arrays.fill(observed, (byte) 1);
            return session.run(1, new Windows.Same(window, observed), 1);
        }
    }

    private static float[] window(long seed, float level) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[NETWORK.receptiveField() * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = level + (float) random.nextGaussian();
        }
        return values;
    }
}
