package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.attention.Alignment;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.ChannelGroups;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.SummaryConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedNetworkTest {
    @Test
    void isNamedInSmallLetters() {
        assertThat(NamedNetwork.values())
                .extracting(NamedNetwork::toString)
                .containsExactly("forecast", "detect", "detect_64", "local", "whole");
    }

    @Test
    void isWhatTrainTrainsByDefault() {
        assertThat(NamedNetwork.FORECAST.of(128)).isEqualTo(NetworkConfiguration.defaults());
        assertThat(NamedNetwork.DETECT.of(128))
                .isEqualTo(NetworkConfiguration.defaults().withHorizon(1));
    }

    @Test
    void seesMoreLagsWhereItSees64Steps() {
        NetworkConfiguration detect = NamedNetwork.DETECT.of(128);
        NetworkConfiguration more = NamedNetwork.DETECT_64.of(128);
        assertThat(more.expectation().lags()).isEqualTo(16);
        assertThat(more.expectation().horizons()).isEqualTo(detect.expectation().horizons());
        assertThat(more.forecast()).isEqualTo(detect.forecast());
        assertThat(more.attention()).isEqualTo(detect.attention());
    }

    @Test
    void attendsLocallyInTwoLayersOrToTheWholeWindowInOne() {
        AttentionConfiguration local = NamedNetwork.LOCAL.of(64).attention();
        AttentionConfiguration whole = NamedNetwork.WHOLE.of(64).attention();
        assertThat(local)
                .isEqualTo(new AttentionConfiguration(
                        GateKind.named("projected"),
                        ScoreKind.named("scaled_dot"),
                        DistributionKind.named("softmax"),
                        8,
                        2,
                        4,
                        32,
                        ScopeKind.LOCAL,
                        Alignment.CAUSAL,
                        0,
                        SummaryConfiguration.none(),
                        ChannelGroups.none()));
        assertThat(whole.layers()).isEqualTo(1);
        assertThat(whole.scope()).isEqualTo(ScopeKind.GLOBAL);
        assertThat(whole.window()).isEqualTo(63);
        assertThat(whole.width()).isEqualTo(32);
    }

    @ParameterizedTest(name = "{0} of {1} steps sees {2}")
    @CsvSource({
        "FORECAST,128,58",
        "FORECAST,1024,58",
        "DETECT,128,58",
        "DETECT_64,128,64",
        "LOCAL,64,18",
        "LOCAL,1024,18",
        "WHOLE,64,64",
        "WHOLE,1024,1024"
    })
    void seesSoManySteps(NamedNetwork network, int windowSteps, int receptiveField) {
        assertThat(network.of(windowSteps).receptiveField()).isEqualTo(receptiveField);
    }
}
