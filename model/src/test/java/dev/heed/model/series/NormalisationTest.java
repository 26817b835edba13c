package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 5, 20, .5, halfLifeSteps, 0.0",
        "NaN, 5, 20, .5, halfLifeSteps, NaN",
        "Infinity, 5, 20, .5, halfLifeSteps, Infinity",
        "1, -5, 20, .5, winsorSigmas, -5.0",
        "1, 5, 0, .5, clipSigmas, 0.0",
        "1, 5, 20, 0, floor, 0.0",
    })
    void refusesWhatIsNotFiniteAndPositive(
            double halfLife, double winsor, double clip, double floor, String field, String found) {
        assertThatThrownBy(() -> new Normalisation(halfLife, winsor, clip, List.of(1.), List.of(1.), List.of(floor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("normalisation." + field + " must be finite and > 0, found " + found);
    }

    @Test
    void refusesOtherThanOneVarianceAndOneFloorForEachMean() {
        assertThatThrownBy(() -> new Normalisation(1, 5, 20, List.of(1., 2.), List.of(1.), List.of(1., 2.)))
                .hasMessage("normalisation needs as many variances and floors as means:"
                        + " found 2 means, 1 variances, 2 floors");
    }

    @Test
    void refusesASeriesOfBrokenRows() {
        assertThatThrownBy(() -> new NormalisedSeries("pump", 0, 2, new float[3], new byte[3]))
                .hasMessage("series pump needs values and mask of whole rows of 2 channels,"
                        + " found 3 values and 3 mask cells");
        assertThatThrownBy(() -> new NormalisedSeries("pump", 0, 2, new float[4], new byte[2]))
                .hasMessageContaining("found 4 values and 2 mask cells");
    }

    @Test
    void countsWholeSteps() {
        assertThat(new NormalisedSeries("pump", 0, 2, new float[6], new byte[6]).steps())
                .isEqualTo(3);
        assertThat(new RawSeries("pump", 0, 3, new float[6]).steps()).isEqualTo(2);
    }

    @Test
    void anEntityBeginsWithTheStatisticsOfTheCardAndNoValues() {
        Normalisation normalisation = new Normalisation(9, 5, 20, List.of(1., 2.), List.of(3., 4.), List.of(5., 6.));
        ChannelState state = new Normaliser(normalisation, 3, 9).newState();

        assertThat(state.mean()).containsExactly(1, 2);
        assertThat(state.variance()).containsExactly(3, 4);
        assertThat(state.age()).containsExactly(ChannelState.NEVER, ChannelState.NEVER);
        assertThat(state.last()).hasSize(2);
        assertThat(state.learned()).containsExactly(0, 0);
    }
}
