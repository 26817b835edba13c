package dev.heed.model.serving;

import dev.heed.model.RandomModels;
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

/** The card of models that were not written here: C = 2, R = 9, E = 2, H = 5, Q = 3, D = 4, O = 1. */
final class ForeignCard {
    private ForeignCard() {}

    static ModelCard card() {
        return RandomModels.card(
                new NetworkConfiguration(
                        new ExpectationConfiguration(List.of(1, 6), 3, .03),
                        new ForecastConfiguration(5, List.of(new LookBack(4, .5, 1)), List.of(.1, .5, .9)),
                        new AttentionConfiguration(
                                GateKind.named("learnable"),
                                ScoreKind.named("dot"),
                                DistributionKind.named("softmax"),
                                1,
                                0,
                                1,
                                4,
                                ScopeKind.LOCAL,
                                Alignment.CAUSAL,
                                0,
                                SummaryConfiguration.none(),
                                ChannelGroups.none())),
                2);
    }
}
