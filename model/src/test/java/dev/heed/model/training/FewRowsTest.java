package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.network.ExpectationConfiguration;
import dev.heed.model.scoring.CalibrationRun;
import dev.heed.model.series.NormalisedSeries;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FewRowsTest {
    private static final int CHANNELS = 20;

    @Test
    void isNothingWhereRowsAreMany() {
        FewRows rows = fewRows(noise(1_000));
        assertThat(rows.areFew()).isFalse();
        assertThat(rows.times()).isEqualTo(1);
        assertThat(rows.widening()).containsExactly(1., 1.);
    }

    /** A fit on noise follows it: its own rows look better than others. */
    @Test
    void raisesTheRidgeAndWidensWhatIsLeftWhereTheyAreFew() {
        List<NormalisedSeries> series = List.of(noise(120));
        ExpectationFit fit = fit(series);
        FewRows rows = FewRows.of(fit, Rows.training(series), Rows.validation(series));

        assertThat(rows.areFew()).isTrue();
        assertThat(rows.rows()).isEqualTo(fit.rows());
        assertThat(rows.weights()).isEqualTo(3 * CHANNELS + 1);
        double plain = sum(fit.errors(fit.solve(1), Rows.validation(series)));
        double chosen = sum(fit.errors(fit.solve(rows.times()), Rows.validation(series)));
        assertThat(rows.times()).isGreaterThan(1);
        assertThat(chosen).isLessThan(plain);
        assertThat(rows.widening()).allSatisfy(times -> assertThat(times).isBetween(1., 2.));
    }

    @Test
    void measuresErrorsByHorizon() {
        float[] z = {0, 1, 2, 3, 4, 5};
        List<Rows> rows = List.of(new Rows(new NormalisedSeries("ramp", 0, 1, z, new byte[6]), 0, 6));
        ExpectationFit fit = new ExpectationFit(new ExpectationConfiguration(List.of(1, 2), 1, 0), 1);
        float[] last = {1, 1, 0, 0}; // of both horizons: the last value, no constant

        assertThat(fit.errors(last, rows)).containsExactly(1, 4);
    }

    @Test
    void widensResiduals() {
        CalibrationRun run =
                new CalibrationRun(7, new float[] {10, 20}, new byte[] {1, 1}, new float[] {9, 22, 10, 21});
        CalibrationRun wider = run.widened(List.of(2., 3.), 2);
        assertThat(wider.expectation()).containsExactly(8, 24, 10, 23);
        assertThat(wider.values()).isSameAs(run.values());
        assertThat(run.widened(List.of(1., 1.), 2)).isSameAs(run);
    }

    private static double sum(double[] errors) {
        return Arrays.stream(errors).sum();
    }

    private static FewRows fewRows(NormalisedSeries one) {
        return FewRows.of(fit(List.of(one)), Rows.training(List.of(one)), Rows.validation(List.of(one)));
    }

    private static ExpectationFit fit(List<NormalisedSeries> series) {
        ExpectationFit fit = new ExpectationFit(new ExpectationConfiguration(List.of(1, 6), 3, .03), CHANNELS);
        Rows.training(series).forEach(fit::add);
        return fit;
    }

    private static NormalisedSeries noise(int steps) {
        SplittableRandom random = new SplittableRandom(3);
        float[] z = new float[steps * CHANNELS];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) random.nextGaussian();
        }
        return new NormalisedSeries("noise", 0, CHANNELS, z, new byte[z.length]);
    }
}
