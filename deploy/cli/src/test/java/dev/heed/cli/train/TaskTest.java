package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.forecasting.LookBack;
import dev.heed.model.network.ForecastConfiguration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TaskTest {
    @Test
    void looksBackFarWhereThereAreManyRows() {
        ForecastConfiguration forecast = forecast(OptionalInt.of(96), 11_520);

        assertThat(forecast.lookBacks()).extracting(LookBack::steps).containsExactly(96, 336, 512);
        assertThat(forecast.branch().patches()).isEqualTo(14);
    }

    @Test
    void looksBackLessFarInAShortFile() {
        ForecastConfiguration forecast = forecast(OptionalInt.of(24), 350);

        assertThat(forecast.longest()).isEqualTo((280 - 24) / 2);
        assertThat(forecast.branch().patches()).isEqualTo(5);
    }

    @Test
    void leavesTheBranchOutWhereNoPatchFits() {
        assertThat(forecast(OptionalInt.of(6), 60).branch().isPresent()).isFalse();
    }

    @Test
    void forecastsNoFurtherThanATenthOfTheRowsUnlessTold() {
        assertThat(forecast(OptionalInt.empty(), 400).horizon()).isEqualTo(40);
        assertThat(forecast(OptionalInt.empty(), 9000).horizon()).isEqualTo(96);
    }

    @Test
    void expectsFromFarBackOnlyWhereThereAreRowsToLearnItFrom() {
        assertThat(Task.DETECT.network(OptionalInt.empty(), 999).expectation().horizons())
                .containsExactly(1);
        assertThat(Task.DETECT.network(OptionalInt.empty(), 1000).expectation().horizons())
                .containsExactly(1, 48);
    }

    private static ForecastConfiguration forecast(OptionalInt horizon, int steps) {
        return Task.FORECAST.network(horizon, steps).forecast();
    }
}
