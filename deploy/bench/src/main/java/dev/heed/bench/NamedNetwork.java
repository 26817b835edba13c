package dev.heed.bench;

import dev.heed.model.attention.Alignment;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.forecasting.LookBack;
import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.ChannelGroups;
import dev.heed.model.network.ExpectationConfiguration;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.SummaryConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Networks that can be named instead of a model directory; R is how many steps one step depends on. */
enum NamedNetwork {
    /** What {@code heed train} trains: a context gate, two causal local layers of radius 8, a forecast of 48 steps; R = 58. */
    FORECAST(windowSteps -> NetworkConfiguration.defaults()),
    /** What {@code heed train --task detect} trains: the same, with a forecast of one step; R = 58. */
    DETECT(windowSteps -> detect()),
    /** The same with an expectation of 16 lags instead of 10; R = 64. */
    DETECT_64(windowSteps -> new NetworkConfiguration(
            new ExpectationConfiguration(
                    detect().expectation().horizons(),
                    16,
                    detect().expectation().ridge()),
            detect().forecast(),
            detect().attention())),
    /** Two causal local layers of radius 8 and a gate of each step's own values; R = 18, however long a window is. */
    LOCAL(windowSteps -> near(2, ScopeKind.LOCAL, 0)),
    /** One layer that looks at all steps of the window; R = the window. */
    WHOLE(windowSteps -> near(1, ScopeKind.GLOBAL, windowSteps - 1));

    private final IntFunction<NetworkConfiguration> network;

    NamedNetwork(IntFunction<NetworkConfiguration> network) {
        this.network = network;
    }

    /** The network for windows of so many steps. */
    NetworkConfiguration of(int windowSteps) {
        return network.apply(windowSteps);
    }

    private static NetworkConfiguration detect() {
        return NetworkConfiguration.defaults().withHorizon(1);
    }

    /** An expectation and a forecast of the next step, from few steps, so that attention decides what R is. */
    private static NetworkConfiguration near(int layers, ScopeKind scope, int attendedSteps) {
        ExpectationConfiguration expectation = ExpectationConfiguration.defaults();
        return new NetworkConfiguration(
                new ExpectationConfiguration(List.of(1), expectation.lags(), expectation.ridge()),
                new ForecastConfiguration(
                        1,
                        List.of(new LookBack(16, .5, 1e3)),
                        ForecastConfiguration.defaults().levels()),
                new AttentionConfiguration(
                        GateKind.named("projected"),
                        ScoreKind.named("scaled_dot"),
                        DistributionKind.named("softmax"),
                        8,
                        layers,
                        4,
                        32,
                        scope,
                        Alignment.CAUSAL,
                        attendedSteps,
                        SummaryConfiguration.none(),
                        ChannelGroups.none()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
