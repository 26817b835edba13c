package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.TrainedNetwork;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Normalisation;
import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.types.TFloat32;

/** The parts of training one by one. */
class TrainingPartsTest {
    private static NormalisedSeries counting(int steps, int channels) {
        float[] values = new float[steps * channels];
        byte[] observed = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
            observed[i] = (byte) (i % 2);
        }
        return new NormalisedSeries("pump", 0, channels, values, observed);
    }

    private static TrainingPlan plan(List<String> channels, int hop, int steps) {
        Normalisation normalisation = new Normalisation(9, 5, 20, List.of(1.), List.of(1.), List.of(1.));
        return new TrainingPlan(
                "pumps",
                "1",
                Intake.plain(channels),
                List.of(),
                StepGrid.of(Period.parse("1m")),
                hop,
                3,
                NetworkConfiguration.defaults(),
                normalisation,
                ChannelLimits.NONE,
                7,
                steps);
    }

    @Test
    void holdsTheLastFifthOfEverySeriesOut() {
        List<NormalisedSeries> series = List.of(counting(10, 1), counting(20, 1));

        assertThat(Rows.training(series)).extracting(Rows::from, Rows::to).containsExactly(tuple(0, 8), tuple(0, 16));
        assertThat(Rows.validation(series))
                .extracting(Rows::from, Rows::to)
                .containsExactly(tuple(8, 10), tuple(16, 20));
        assertThat(Rows.validation(series)).extracting(Rows::count).containsExactly(2, 4);
    }

    /** Within it attention was trained; of a channel that hardly moves three deviations are usual all the same. */
    @Test
    void knowsHowFarTheValuesOfTrainingWent() {
        float[] values = new float[2 * 400];
        byte[] observed = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
            observed[i] = 1;
        }
        values[2 * 111] = -7.5f;
        NormalisedSeries series = new NormalisedSeries("pump", 0, 2, values, observed);

        TrainedNetwork network = new NetworkFit(
                        plan(List.of("a", "b"), 1, 1), List.of(series), (stage, done, total) -> {})
                .fit()
                .network();

        assertThat(network.range()).containsExactly(7.5f, 3);
    }

    @Test
    void findsTheWeightsThatMadeTheTargets() {
        ExpectationFit.NormalEquations equations = new ExpectationFit.NormalEquations(2, 1);
        DMatrixRMaj features = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}, {1, 1}});
        DMatrixRMaj targets = new DMatrixRMaj(new double[][] {{2}, {-3}, {-1}});
        equations.add(features, targets);

        assertThat(equations.rows()).isEqualTo(3);
        assertThat(equations.solve(0).data).containsExactly(new double[] {2, -3}, Offset.offset(1e-9));
    }

    @Test
    void shrinksWeightsByTheRidge() {
        ExpectationFit.NormalEquations equations = new ExpectationFit.NormalEquations(1, 1);
        equations.add(new DMatrixRMaj(new double[][] {{1}, {1}}), new DMatrixRMaj(new double[][] {{4}, {4}}));

        assertThat(equations.solve(2).data).containsExactly(8. / (2 + 2));
    }

    @Test
    void refusesARidgeThatLeavesTheFitOpen() {
        ExpectationFit.NormalEquations equations = new ExpectationFit.NormalEquations(2, 1);
        equations.add(new DMatrixRMaj(new double[][] {{0, 0}}), new DMatrixRMaj(new double[][] {{1}}));

        assertThatThrownBy(() -> equations.solve(0))
                .hasMessage(
                        "expected a ridge that makes the fit unique, found 0.0 which does not; choose a larger one");
    }

    @Test
    void cutsWindowsAHopApartAndLeavesTheEndOfTheSeriesEmpty() {
        SeriesWindows windows = new SeriesWindows(counting(7, 2), 2, 1, 4);

        assertThat(windows.values(0)).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(windows.values(1)).containsExactly(8, 9, 10, 11, 12, 13, 0, 0);
        assertThat(windows.observed(1)).containsExactly(0, 1, 0, 1, 0, 1, 0, 0);
        assertThat(windows.values(0)).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void writesAWindowAndWhatFollowsIt() {
        try (WindowBatch batch = new WindowBatch(2, 3, 2, 1)) {
            batch.put(0, counting(9, 1), 4);
            batch.put(1, counting(9, 1), 6);

            assertThat(floats(batch.windows().values())).containsExactly(2, 3, 4, 4, 5, 6);
            assertThat(floats(batch.windows().observed())).containsExactly(0, 1, 0, 0, 1, 0);
            assertThat(floats(batch.future().values())).containsExactly(5, 6, 7, 8);
            assertThat(floats(batch.future().observed())).containsExactly(1, 0, 1, 0);
        }
    }

    private static float[] floats(TFloat32 tensor) {
        float[] read = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(read);
        return read;
    }

    @Test
    void trainsAsLongAsWasMeasuredToBeEnoughUnlessTold() {
        assertThat(plan(List.of("a"), 4, 0).stepsOrDefault()).isEqualTo(256);
        assertThat(plan(List.of("a"), 4, 9).stepsOrDefault()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 1", "1, 0, 1", "1, 4, -1"})
    void refusesAPlanOfNothing(int channels, int hop, int steps) {
        List<String> names = channels == 0 ? List.of() : List.of("a");

        assertThatThrownBy(() -> plan(names, hop, steps))
                .hasMessage("a plan needs at least 1 channel, hop at least 1 and steps at least 0, found " + channels
                        + " channels, hop " + hop + ", steps " + steps);
    }

    @Test
    void warmsUpAtLeastOneStep() {
        assertThat(new Adam.LearningRate(2, 1).at(0)).isEqualTo(2);
        assertThat(new Adam.LearningRate(2, 10).at(0)).isEqualTo(2);
    }

    @Test
    void anAverageFollowsTheVectorFasterAtTheBeginning() {
        Adam adam = new Adam(new float[] {0});
        adam.step(new float[] {1}, .1);
        float first = adam.average()[0] / adam.values()[0];
        for (int i = 0; i < 500; i++) {
            adam.step(new float[] {0}, .1);
        }
        float before = adam.average()[0];
        float value = adam.values()[0];
        adam.step(new float[] {0}, 0);

        assertThat(first).isEqualTo(1 - 2f / 11, Offset.offset(1e-5f)); // keeps (1 + 1) / (10 + 1)
        assertThat(adam.average()[0] - before).isEqualTo(.02f * (value - before), Offset.offset(1e-6f));
    }
}
