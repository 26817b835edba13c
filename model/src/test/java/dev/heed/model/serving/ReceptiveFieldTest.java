package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.RandomModels;
import dev.heed.model.network.NetworkConfiguration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceptiveFieldTest {
    private static final int CHANNELS = 3;
    private static final Offset<Float> SAME = Offset.offset(1e-5f);

    @TempDir
    static Path directory;

    private static ServingModel hopFour;
    private static ServingModel hopOne;

    @BeforeAll
    static void load() {
        NetworkConfiguration network = RandomModels.small();
        RandomModels.write(directory, network, CHANNELS);
        hopFour = ServingModel.load(directory, ServingOptions.defaults());
        hopOne = ServingModel.load(directory, ServingOptions.defaults().withHop(1));
    }

    @AfterAll
    static void close() {
        hopFour.close();
        hopOne.close();
    }

    @Test
    void nothingBeforeTheReceptiveFieldChangesAStep() {
        float[] series = StoredWindows.series(hopFour.steps(), CHANNELS);
        AttendedBatch before = run(hopFour, series, List.of(0));
        int lastNewStep = hopFour.hop() - 1;
        int justOutside = hopFour.steps() - hopFour.card().receptiveField() - 1;
        series[justOutside * CHANNELS] += 5;
        AttendedBatch after = run(hopFour, series, List.of(0));

        assertThat(step(after.expectation(), lastNewStep)).containsExactly(step(before.expectation(), lastNewStep));
        assertThat(step(after.context(), lastNewStep)).containsExactly(step(before.context(), lastNewStep));
        assertThat(after.forecast()).containsExactly(before.forecast());
    }

    @Test
    void everyStepOfTheReceptiveFieldChangesSomeOutput() {
        for (int back = 0; back < hopOne.card().receptiveField(); back++) {
            float[] series = StoredWindows.series(hopOne.steps(), CHANNELS);
            AttendedBatch before = run(hopOne, series, List.of(0));
            series[(hopOne.steps() - 1 - back) * CHANNELS] += 5;
            AttendedBatch after = run(hopOne, series, List.of(0));

            assertThat(Arrays.equals(after.forecast(), before.forecast())
                            && Arrays.equals(after.expectation(), before.expectation())
                            && Arrays.equals(after.context(), before.context()))
                    .as("unchanged by the step %d back", back)
                    .isFalse();
        }
    }

    @Test
    void anExpectationDoesNotSeeItsOwnStepNorLaterOnes() {
        float[] series = StoredWindows.series(hopFour.steps(), CHANNELS);
        AttendedBatch before = run(hopFour, series, List.of(0));
        int second = hopFour.steps() - hopFour.hop() + 1;
        for (int cell = second * CHANNELS; cell < series.length; cell++) {
            series[cell] += 5;
        }
        AttendedBatch after = run(hopFour, series, List.of(0));

        assertThat(step(after.expectation(), 0)).containsExactly(step(before.expectation(), 0));
        assertThat(step(after.expectation(), 1)).containsExactly(step(before.expectation(), 1));
        assertThat(step(after.expectation(), 2)).isNotEqualTo(step(before.expectation(), 2));
        assertThat(step(after.context(), 0)).containsExactly(step(before.context(), 0));
    }

    @Test
    void theFartherExpectationSeesOnlyStepsBeforeItsHorizon() {
        float[] series = StoredWindows.series(hopOne.steps(), CHANNELS);
        AttendedBatch before = run(hopOne, series, List.of(0));
        int far = hopOne.card().expectationHorizons().get(1);
        for (int cell = series.length - far * CHANNELS; cell < series.length; cell++) {
            series[cell] += 5;
        }
        AttendedBatch after = run(hopOne, series, List.of(0));

        assertThat(Arrays.copyOfRange(after.expectation(), CHANNELS, 2 * CHANNELS))
                .containsExactly(Arrays.copyOfRange(before.expectation(), CHANNELS, 2 * CHANNELS));
    }

    @Test
    void aStepIsTheSameAtEveryPositionAndHop() {
        float[] series = StoredWindows.series(hopFour.steps(), CHANNELS);
        AttendedBatch together = run(hopFour, series, List.of(0));
        AttendedBatch apart = run(hopOne, series, List.of(0, 1, 2, 3));

        assertThat(apart.weights()).containsExactly(together.weights(), SAME);
        assertThat(apart.features()).containsExactly(together.features(), SAME);
        assertThat(apart.context()).containsExactly(together.context(), SAME);
        assertThat(apart.attention()).containsExactly(together.attention(), SAME);
        assertThat(apart.expectation()).containsExactly(together.expectation(), SAME);
        int stride = hopOne.layout().forecastStride();
        assertThat(Arrays.copyOfRange(apart.forecast(), 3 * stride, 4 * stride))
                .containsExactly(together.forecast(), SAME);
    }

    @Test
    void neighboursAndFillingDoNotChangeAWindow() {
        float[] series = StoredWindows.series(hopFour.steps() + 40, CHANNELS);
        AttendedBatch alone = run(hopFour, series, List.of(7));
        AttendedBatch among = run(hopFour, series, List.of(0, 7, 13, 21, 40));
        AttendedBatch filled = hopFour.run(1, StoredWindows.cut(series, CHANNELS, hopFour.steps(), List.of(7)), 16);

        int stride = hopFour.layout().contextStride();
        assertThat(Arrays.copyOfRange(among.context(), stride, 2 * stride)).containsExactly(alone.context(), SAME);
        assertThat(filled.context()).containsExactly(alone.context(), SAME);
        assertThat(filled.forecast()).containsExactly(alone.forecast(), SAME);
    }

    @Test
    void aFixedBatchShapeGivesTheSameBits() {
        float[] series = StoredWindows.series(hopFour.steps() + 40, CHANNELS);
        StoredWindows windows = StoredWindows.cut(series, CHANNELS, hopFour.steps(), List.of(7, 13, 21));
        AttendedBatch three = hopFour.run(3, windows, 8);
        AttendedBatch one = hopFour.run(1, windows, 8);

        assertThat(one.forecast()).containsExactly(Arrays.copyOf(three.forecast(), one.forecast().length));
        assertThat(one.context()).containsExactly(Arrays.copyOf(three.context(), one.context().length));
    }

    private static AttendedBatch run(ServingModel model, float[] series, List<Integer> firstSteps) {
        return model.run(firstSteps.size(), StoredWindows.cut(series, CHANNELS, model.steps(), firstSteps), 0);
    }

    /** The part of one new step of hopFour's outputs. */
    private static float[] step(float[] output, int step) {
        int stride = output.length / hopFour.hop();
        return Arrays.copyOfRange(output, step * stride, (step + 1) * stride);
    }
}
