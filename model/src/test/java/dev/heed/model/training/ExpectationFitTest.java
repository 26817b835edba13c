package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.network.ExpectationConfiguration;
import dev.heed.model.series.NormalisedSeries;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExpectationFitTest {
    private static final Offset<Float> CLOSE = Offset.offset(.02f);

    @Test
    void findsTheAutoregressionThatMadeTheSeries() {
        ExpectationFit fit = new ExpectationFit(new ExpectationConfiguration(List.of(1, 2), 2, 0), 2);
        fit.add(all(coupled(20_000)));
        float[] weights =
                fit.solve(1); // rows: lag 0 of both channels, lag 1 of both, constant; 2 horizons x 2 channels

        assertThat(weights[0]).isCloseTo(.5f, CLOSE); // x from x, one step back
        assertThat(weights[4]).isCloseTo(.3f, CLOSE); // x from y
        assertThat(weights[5]).isCloseTo(-.4f, CLOSE); // y from y
        assertThat(weights[2]).isCloseTo(.25f, CLOSE); // x from x, two steps back: .5 * .5
        assertThat(weights[6]).isCloseTo(.03f, CLOSE); // x from y, two steps back: .5 * .3 - .3 * .4
    }

    @Test
    void isTheSameWhetherRowsComeAtOnceOrInStretches() {
        NormalisedSeries series = coupled(2000);
        ExpectationFit whole = new ExpectationFit(new ExpectationConfiguration(List.of(1, 2), 2, .1), 2);
        ExpectationFit parts = new ExpectationFit(new ExpectationConfiguration(List.of(1, 2), 2, .1), 2);
        whole.add(all(series));
        parts.add(new Rows(series, 0, 1300));
        parts.add(new Rows(series, 1300, 2000));

        assertThat(parts.solve(1)).containsExactly(whole.solve(1), Offset.offset(1e-6f));
    }

    @Test
    void doesNotLookPastItsStretch() {
        NormalisedSeries series = coupled(2000);
        ExpectationFit before = new ExpectationFit(new ExpectationConfiguration(List.of(1, 2), 2, .1), 2);
        before.add(new Rows(series, 0, 1300));
        for (int cell = 1300 * 2; cell < series.values().length; cell++) {
            series.values()[cell] = 1e6f;
        }
        ExpectationFit after = new ExpectationFit(new ExpectationConfiguration(List.of(1, 2), 2, .1), 2);
        after.add(new Rows(series, 0, 1300));

        assertThat(after.solve(1)).containsExactly(before.solve(1));
    }

    /** x' = .5 x + .3 y + noise, y' = -.4 y + noise. */
    private static NormalisedSeries coupled(int steps) {
        SplittableRandom random = new SplittableRandom(3);
        float[] z = new float[steps * 2];
        for (int t = 1; t < steps; t++) {
            z[2 * t] = (float) (.5 * z[2 * t - 2] + .3 * z[2 * t - 1] + random.nextGaussian());
            z[2 * t + 1] = (float) (-.4 * z[2 * t - 1] + random.nextGaussian());
        }
        return new NormalisedSeries("coupled", 0, 2, z, new byte[z.length]);
    }

    private static Rows all(NormalisedSeries series) {
        return new Rows(series, 0, series.steps());
    }
}
