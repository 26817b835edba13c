package dev.heed.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.attention.Alignment;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.forecasting.LookBack;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkConfigurationTest {
    @Test
    void seesAsFarBackAsItsFarthestPart() {
        NetworkConfiguration defaults = NetworkConfiguration.defaults();
        ForecastConfiguration longForecast =
                new ForecastConfiguration(96, List.of(new LookBack(512, .3, 1e4)), List.of(.5));
        ExpectationConfiguration shortExpectation = new ExpectationConfiguration(List.of(1), 5, .03);
        ForecastConfiguration shortForecast =
                new ForecastConfiguration(4, List.of(new LookBack(8, .5, 1)), List.of(.5));

        assertThat(defaults.receptiveField()).isEqualTo(48 + 10);
        assertThat(new NetworkConfiguration(defaults.expectation(), longForecast, defaults.attention())
                        .receptiveField())
                .isEqualTo(512);
        assertThat(new NetworkConfiguration(shortExpectation, shortForecast, defaults.attention()).receptiveField())
                .isEqualTo(1 + 1 + 8 * 3);
    }

    @Test
    void refusesAWidthThatTheHeadsDoNotDivide() {
        assertThatThrownBy(() -> new AttentionConfiguration(
                        GateKind.named("context"),
                        ScoreKind.named("dot"),
                        DistributionKind.named("softmax"),
                        8,
                        2,
                        3,
                        32,
                        ScopeKind.LOCAL,
                        Alignment.CAUSAL,
                        0,
                        SummaryConfiguration.none(),
                        ChannelGroups.none()))
                .hasMessage("attention.width must be a multiple of attention.heads = 3, found 32");
    }

    @Test
    void refusesHorizonsThatDoNotAscend() {
        assertThatThrownBy(() -> new ExpectationConfiguration(List.of(48, 1), 10, .03))
                .hasMessage("expectation.horizons[1] must be at least 49, found 1");
    }

    @Test
    void refusesLevelsWithoutThePointForecast() {
        assertThatThrownBy(() -> new ForecastConfiguration(4, List.of(new LookBack(8, .5, 1)), List.of(.1, .9)))
                .hasMessage("forecast.levels must contain 0.5, found [0.1, 0.9]");
    }

    @Test
    void refusesAShareOutsideOfItsRange() {
        assertThatThrownBy(() -> new LookBack(8, 1.5, 1))
                .hasMessage("lookBack.ownWeight must be in [0.0, 1.0], found 1.5");
    }
}
