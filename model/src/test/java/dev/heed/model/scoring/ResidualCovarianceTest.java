package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class ResidualCovarianceTest {
    private static final byte[] SEEN = {1, 1, 1, 1, 1, 1, 1, 1};

    /** Channel 1 is twice channel 0 with the other sign; what was expected at horizon 1 is the value itself. */
    private static CalibrationRun run(byte[] observed) {
        float[] values = {1, -2, -1, 2, 1, -2, -1, 2};
        float[] expectation = new float[16];
        for (int step = 0; step < 4; step++) {
            System.arraycopy(values, step * 2, expectation, step * 4 + 2, 2);
        }
        return new CalibrationRun(0, values, observed, expectation);
    }

    @Test
    void findsHowResidualsMoveTogether() {
        ResidualCovariance first = ResidualCovariance.of(List.of(run(SEEN)), 2, 2, 0);

        assertThat(first.deviations().toArray()).containsExactly(new double[] {1, 2}, within(1e-12));
        assertThat(first.correlation().get(0, 1)).isEqualTo(-1, within(1e-12));
        assertThat(first.correlation().get(1, 0)).isEqualTo(-1, within(1e-12));
        assertThat(first.correlation().get(0, 0)).isEqualTo(1);
    }

    @Test
    void eachHorizonHasResidualsOfItsOwn() {
        ResidualCovariance second = ResidualCovariance.of(List.of(run(SEEN)), 2, 2, 1);

        assertThat(second.deviations().toArray()).containsExactly(0, 0);
    }

    @Test
    void aConstantChannelIsCorrelatedWithItselfAlone() {
        SimpleMatrix correlation =
                ResidualCovariance.of(List.of(run(SEEN)), 2, 2, 1).correlation();

        assertThat(correlation.isIdentical(SimpleMatrix.identity(2), 0)).isTrue();
    }

    @Test
    void countsWhatWasNotObservedAsExpected() {
        byte[] half = {1, 0, 1, 0, 1, 0, 1, 0};

        assertThat(ResidualCovariance.of(List.of(run(half)), 2, 2, 0)
                        .deviations()
                        .toArray())
                .containsExactly(1, 0);
    }

    @Test
    void unitesTheRuns() {
        ResidualCovariance both = ResidualCovariance.of(List.of(run(SEEN), run(SEEN)), 2, 2, 0);

        assertThat(both.deviations().toArray()).containsExactly(new double[] {1, 2}, within(1e-12));
    }

    @Test
    void doesNotTakeAResidualThatIsAlwaysThereForAMovement() {
        float[] values = {3, 5, 3, 5, 3, 5, 3, 5};

        assertThat(ResidualCovariance.of(List.of(new CalibrationRun(0, values, SEEN, new float[16])), 2, 2, 0)
                        .deviations()
                        .toArray())
                .containsExactly(new double[2], within(1e-9));
    }
}
