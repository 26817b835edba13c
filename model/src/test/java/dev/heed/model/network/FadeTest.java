package dev.heed.model.network;

import static org.assertj.core.api.Assertions.assertThat;

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

class FadeTest {
    private static final int CHANNELS = 2;
    private static final int HOP = 4;
    private static final NetworkConfiguration NETWORK = RandomModels.small();
    private static final int STEPS = NETWORK.receptiveField() - 1 + HOP;
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    @TempDir
    Path directory;

    @Test
    void attentionAddsAllWithinTrainingsRangeAndNothingFromTwiceItOn() {
        float[] window = window();
        AttendedBatch whole = served(window, 1_000, .5);
        AttendedBatch backbone = served(window, 1_000, 0);

        window[STEPS * CHANNELS / 2] = 9; // the furthest, in the past of all steps
        AttendedBatch within = served(window, 9, .5);
        assertThat(within.expectation())
                .containsExactly(served(window, 1_000, .5).expectation(), CLOSE);
        assertThat(within.correction())
                .containsExactly(served(window, 1_000, .5).correction(), CLOSE);

        AttendedBatch halfway = served(window, 6, .5);
        AttendedBatch beyond = served(window, 4.5, .5);
        AttendedBatch none = served(window, 1_000, 0);
        assertThat(beyond.expectation()).containsExactly(none.expectation(), CLOSE);
        assertThat(beyond.forecast()).containsExactly(none.forecast(), CLOSE);
        assertThat(beyond.correction()).containsExactly(new float[beyond.correction().length], CLOSE);
        for (int i = 0; i < halfway.expectation().length; i++) {
            float half = (within.expectation()[i] + none.expectation()[i]) / 2;
            assertThat(halfway.expectation()[i]).isCloseTo(half, CLOSE);
        }
        assertThat(whole.expectation()).isNotEqualTo(backbone.expectation());
    }

    @Test
    void aStepIsNotInItsOwnExpectationButInThatOfTheNext() {
        float[] window = window();
        int spike = (STEPS - 2) * CHANNELS;
        window[spike] = 100;
        float[] faded = served(window, 10, .5).expectation();
        float[] whole = served(window, 1_000, .5).expectation();
        float[] none = served(window, 1_000, 0).expectation();
        int stride = faded.length / HOP;

        assertThat(Arrays.copyOf(faded, 3 * stride)).containsExactly(Arrays.copyOf(whole, 3 * stride), CLOSE);
        assertThat(last(faded, stride)).containsExactly(last(none, stride), CLOSE);
        assertThat(last(faded, stride)).isNotEqualTo(last(whole, stride));
    }

    private static float[] last(float[] all, int count) {
        return Arrays.copyOfRange(all, all.length - count, all.length);
    }

    private AttendedBatch served(float[] window, double range, double alpha) {
        TrainedNetwork random = RandomModels.network(NETWORK, CHANNELS);
        float[] ranges = new float[CHANNELS];
        Arrays.fill(ranges, (float) range);
        RandomModels.writeGraph(
                directory,
                new TrainedNetwork(
                        NETWORK, random.backbone(), random.parameters(), alpha, alpha, ranges, random.spread()));
        BatchLayout layout = new BatchLayout(
                HOP,
                CHANNELS,
                NETWORK.attention().width(),
                NETWORK.attention().offsets(),
                NETWORK.expectation().horizons().size(),
                NETWORK.forecast().horizon(),
                NETWORK.forecast().levels().size());
        try (GraphSession session = GraphSession.load(directory, layout, STEPS, OptionalInt.empty(), 1)) {
            byte[] observed = new byte[window.length];
            Arrays.fill(observed, (byte) 1);
            return session.run(1, new Windows.Same(window, observed), 1);
        }
    }

    private static float[] window() {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[STEPS * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.max(-2, Math.min(2, random.nextGaussian()));
        }
        return values;
    }
}
