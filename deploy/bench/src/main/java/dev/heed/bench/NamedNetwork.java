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

/** Networks that can be named instead of a model directory; R is how many steps one step depends on. */
enum NamedNetwork {
    /** What {@code heed train} trains: a context gate, two causal local layers of radius 8, a forecast of 48 steps; R = 58. */
    FORECAST {
        @Override
        NetworkConfiguration of(int windowSteps) {
            return NetworkConfiguration.defaults();
        }
    },
    /** What {@code heed train --task detect} trains: the same, with a forecast of one step; R = 58. */
    DETECT {
        @Override
        NetworkConfiguration of(int windowSteps) {
            return NetworkConfiguration.defaults().withHorizon(1);
        }
    },
    /** The same with an expectation of 16 lags instead of 10; R = 64. */
    DETECT_64 {
        @Override
        NetworkConfiguration of(int windowSteps) {
            NetworkConfiguration detect = DETECT.of(windowSteps);
            ExpectationConfiguration expectation = detect.expectation();
            return new NetworkConfiguration(
                    new ExpectationConfiguration(expectation.horizons(), 16, expectation.ridge()),
                    detect.forecast(),
                    detect.attention());
        }
    },
    /** Two causal local layers of radius 8 and a gate of each step's own values; R = 18, however long a window is. */
    LOCAL {
        @Override
        NetworkConfiguration of(int windowSteps) {
            return near(new AttentionConfiguration(
                    GateKind.named("projected"), SCORE, DistributionKind.named("softmax"), 8, 2, 4, 32));
        }
    },
    /** One layer that looks at all steps of the window; R = the window. */
    WHOLE {
        @Override
        NetworkConfiguration of(int windowSteps) {
            return near(new AttentionConfiguration(
                    GateKind.named("projected"),
                    SCORE,
                    DistributionKind.named("softmax"),
                    8,
                    1,
                    4,
                    32,
                    ScopeKind.GLOBAL,
                    Alignment.CAUSAL,
                    windowSteps - 1,
                    SummaryConfiguration.none(),
                    ChannelGroups.none()));
        }
    };

    private static final ScoreKind SCORE = ScoreKind.named("scaled_dot");

    /** The network for windows of so many steps. */
    abstract NetworkConfiguration of(int windowSteps);

    /** An expectation and a forecast of the next step, from few steps, so that attention decides what R is. */
    private static NetworkConfiguration near(AttentionConfiguration attention) {
        ExpectationConfiguration expectation = ExpectationConfiguration.defaults();
        return new NetworkConfiguration(
                new ExpectationConfiguration(List.of(1), expectation.lags(), expectation.ridge()),
                new ForecastConfiguration(
                        1,
                        List.of(new LookBack(16, .5, 1e3)),
                        ForecastConfiguration.defaults().levels()),
                attention);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
