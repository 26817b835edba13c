package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.model.attention.Alignment;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.forecasting.LookBack;
import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.BranchConfiguration;
import dev.heed.model.network.ChannelGroups;
import dev.heed.model.network.ExpectationConfiguration;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.SummaryConfiguration;
import dev.heed.model.network.SummaryKind;
import dev.heed.model.scoring.Drift;
import dev.heed.model.scoring.PeakTail;
import dev.heed.model.scoring.ScoreHistogram;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Normalisation;
import dev.heed.model.series.Period;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of {@code model.json} under its name: no two of this card hold the same. */
class ModelCardTest {
    private static final ModelCard CARD = new ModelCard(
            "pumps",
            "7",
            List.of("flow", "rain"),
            List.of("m³/h", ""),
            Period.parse("5m"),
            -150_000_000,
            11,
            90,
            12,
            13,
            List.of(1, 14),
            List.of(.2, .5),
            15,
            new NetworkConfiguration(
                    new ExpectationConfiguration(List.of(2, 16), 17, .18),
                    new ForecastConfiguration(
                            19,
                            List.of(new LookBack(80, .21, 22)),
                            List.of(.23, .5),
                            new BranchConfiguration(24, 3, 26, 4, 28, 29, .3)),
                    new AttentionConfiguration(
                            GateKind.named("projected"),
                            ScoreKind.named("general"),
                            DistributionKind.named("logistic"),
                            31,
                            1,
                            5,
                            35,
                            ScopeKind.GLOBAL,
                            Alignment.CAUSAL,
                            36,
                            new SummaryConfiguration(SummaryKind.HIERARCHICAL, 6, 0),
                            new ChannelGroups(List.of(1), List.of(0)))),
            new Normalisation(41, 42, 43, List.of(44., 45.), List.of(46., 47.), List.of(48., 49.)),
            List.of("flow"),
            List.of("rain"),
            List.of("flow", "rain"),
            List.of(106., 107.5),
            List.of("rain"),
            List.of("-999.25", "Bad"),
            true,
            new Scoring(
                    1,
                    List.of(List.of(51., 52.)),
                    List.of(List.of(53., 54.), List.of(55., 56.)),
                    57,
                    58,
                    List.of(59., 60.),
                    List.of(61., 62.),
                    63,
                    new Scoring.Usual(List.of(64., 65.), 66),
                    new Scoring.Alarm(
                            67,
                            new PeakTail(68, 69, .7, .71, 87, Collections.nCopies(ScoreHistogram.BUCKETS, .88)),
                            List.of(new Drift(
                                    List.of(List.of(89., 90.), List.of(91., 92.), List.of(93., 94.)),
                                    List.of(95., 96.),
                                    List.of(97., 98.),
                                    99,
                                    new PeakTail(
                                            100,
                                            101,
                                            .102,
                                            .103,
                                            104,
                                            Collections.nCopies(ScoreHistogram.BUCKETS, .105)))))),
            new TrainingFacts(
                    List.of("pump-1"),
                    72,
                    73,
                    74,
                    75,
                    76,
                    new HeadFacts(77, 78, 79, 80, .81),
                    new HeadFacts(82, 83, 84, 85, .86)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/name | \"pumps\"",
                "/version | \"7\"",
                "/channels | [\"flow\",\"rain\"]",
                "/units | [\"m³/h\",\"\"]",
                "/period | \"5m\"",
                "/phaseMicros | -150000000",
                "/hop | 11",
                "/receptiveField | 90",
                "/lookahead | 12",
                "/horizon | 13",
                "/expectationHorizons | [1,14]",
                "/levels | [0.2,0.5]",
                "/maxGapSteps | 15",
                "/configuration/expectation/horizons | [2,16]",
                "/configuration/expectation/lags | 17",
                "/configuration/expectation/ridge | 0.18",
                "/configuration/forecast/horizon | 19",
                "/configuration/forecast/lookBacks | [{\"steps\":80,\"ownWeight\":0.21,\"ridge\":22.0}]",
                "/configuration/forecast/levels | [0.23,0.5]",
                "/configuration/forecast/branch/patch | 24",
                "/configuration/forecast/branch/patches | 3",
                "/configuration/forecast/branch/reach | 26",
                "/configuration/forecast/branch/heads | 4",
                "/configuration/forecast/branch/width | 28",
                "/configuration/forecast/branch/hidden | 29",
                "/configuration/forecast/branch/dropout | 0.3",
                "/configuration/attention/gate | \"projected\"",
                "/configuration/attention/score | \"general\"",
                "/configuration/attention/distribution | \"logistic\"",
                "/configuration/attention/radius | 31",
                "/configuration/attention/layers | 1",
                "/configuration/attention/heads | 5",
                "/configuration/attention/width | 35",
                "/configuration/attention/scope | \"global\"",
                "/configuration/attention/alignment | \"causal\"",
                "/configuration/attention/window | 36",
                "/configuration/attention/summary | {\"kind\":\"hierarchical\",\"segments\":6,\"length\":0}",
                "/configuration/attention/groups | {\"queries\":[1],\"keys\":[0]}",
                "/normalisation/halfLifeSteps | 41.0",
                "/normalisation/winsorSigmas | 42.0",
                "/normalisation/clipSigmas | 43.0",
                "/normalisation/mean | [44.0,45.0]",
                "/normalisation/variance | [46.0,47.0]",
                "/normalisation/floor | [48.0,49.0]",
                "/nonNegative | [\"flow\"]",
                "/percent | [\"rain\"]",
                "/unseen | [\"flow\",\"rain\"]",
                "/missing | [\"-999.25\",\"Bad\"]",
                "/averages | true",
                "/rates | [\"rain\"]",
                "/offsets | [106.0,107.5]",
                "/scoring/horizons | 1",
                "/scoring/residualScale | [[51.0,52.0]]",
                "/scoring/precision | [[53.0,54.0],[55.0,56.0]]",
                "/scoring/nearUnit | 57.0",
                "/scoring/farUnit | 58.0",
                "/scoring/quietMean | [59.0,60.0]",
                "/scoring/quietDeviation | [61.0,62.0]",
                "/scoring/quietUnit | 63.0",
                "/scoring/usual/energy | [64.0,65.0]",
                "/scoring/usual/halfLifeSteps | 66.0",
                "/scoring/alarm/trailingSteps | 67.0",
                "/scoring/alarm/tail/level | 68.0",
                "/scoring/alarm/tail/scale | 69.0",
                "/scoring/alarm/tail/shape | 0.7",
                "/scoring/alarm/tail/perStep | 0.71",
                "/scoring/alarm/tail/usual | 87.0",
                "/scoring/alarm/tail/begin/47 | 0.88",
                "/scoring/alarm/drift/0/weights | [[89.0,90.0],[91.0,92.0],[93.0,94.0]]",
                "/scoring/alarm/drift/0/scale | [95.0,96.0]",
                "/scoring/alarm/drift/0/spread | [97.0,98.0]",
                "/scoring/alarm/drift/0/smoothingSteps | 99",
                "/scoring/alarm/drift/0/tail/level | 100.0",
                "/training/entities | [\"pump-1\"]",
                "/training/rows | 72",
                "/training/validationRows | 73",
                "/training/steps | 74",
                "/training/seed | 75",
                "/training/parameters | 76",
                "/training/expectation/backboneMse | 77.0",
                "/training/expectation/backboneMae | 78.0",
                "/training/expectation/mse | 79.0",
                "/training/expectation/mae | 80.0",
                "/training/expectation/alpha | 0.81",
                "/training/forecast/backboneMse | 82.0",
                "/training/forecast/backboneMae | 83.0",
                "/training/forecast/mse | 84.0",
                "/training/forecast/mae | 85.0",
                "/training/forecast/alpha | 0.86",
            })
    void writesEachFieldUnderItsName(String pointer, String expected) throws Exception {
        JsonNode written = new ObjectMapper().readTree(CardJson.write(CARD));

        assertThat(written.at(pointer)).hasToString(expected);
    }

    @Test
    void readsBackEveryFieldThatItWrote() {
        assertThat(CardJson.read(CardJson.write(CARD))).isEqualTo(CARD);
    }

    @Test
    void writesNothingBesideTheFieldsOfTheCard() throws Exception {
        JsonNode written = new ObjectMapper().readTree(CardJson.write(CARD));
        TreeSet<String> names = new TreeSet<>();
        written.at("/configuration/attention").fieldNames().forEachRemaining(names::add);
        written.at("/scoring").fieldNames().forEachRemaining(names::add);

        assertThat(names).hasSize(12 + 10);
    }

    @Test
    void aWindowHoldsTheReceptiveFieldOfItsFirstNewStep() {
        assertThat(CARD.windowSteps(1)).isEqualTo(90);
        assertThat(CARD.windowSteps(11)).isEqualTo(100);
    }

    @Test
    void laysOutputsOutAfterTheCard() {
        assertThat(CARD.layout(4)).isEqualTo(new BatchLayout(4, 2, 35, 36, 2, 13, 2));
    }

    @Test
    void aStrideIsAllThatAWindowGives() {
        BatchLayout layout = new BatchLayout(2, 3, 5, 7, 11, 13, 17);

        assertThat(layout.elementStride()).isEqualTo(2 * 3);
        assertThat(layout.contextStride()).isEqualTo(2 * 5);
        assertThat(layout.attentionStride()).isEqualTo(2 * 7);
        assertThat(layout.expectationStride()).isEqualTo(2 * 11 * 3);
        assertThat(layout.forecastStride()).isEqualTo(13 * 3 * 17);
        assertThat(layout.correctionStride()).isEqualTo(13 * 3);
    }
}
