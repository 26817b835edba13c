package dev.heed.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.forecasting.LookBack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every range of every setting, in the words in which it is refused. */
class ConfigurationRangesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'attention': {'radius': 0}} | attention.radius must be at least 1, found 0",
                "{'attention': {'layers': -1}} | attention.layers must be at least 0, found -1",
                "{'attention': {'heads': 0}} | attention.heads must be at least 1, found 0",
                "{'attention': {'width': 0}} | attention.width must be at least 1, found 0",
                "{'attention': {'scope': 'global', 'window': 1}} | attention.window must be at least 2, found 1",
                "{'expectation': {'horizons': []}} | expectation.horizons.size must be at least 1, found 0",
                "{'expectation': {'horizons': [0]}} | expectation.horizons[0] must be at least 1, found 0",
                "{'expectation': {'horizons': [2, 2]}} | expectation.horizons[1] must be at least 3, found 2",
                "{'expectation': {'lags': 0}} | expectation.lags must be at least 1, found 0",
                "{'expectation': {'ridge': -1}} | expectation.ridge must be in [0.0, ",
                "{'forecast': {'horizon': 0}} | forecast.horizon must be at least 1, found 0",
                "{'forecast': {'lookBacks': []}} | forecast.lookBacks.size must be at least 1, found 0",
                "{'forecast': {'levels': [0.5, 0.1]}} | forecast.levels[1] must be in [0.5, ",
                "{'forecast': {'levels': [0.5, 1]}} | forecast.levels[1] must be in [0.5, 0.999999], found 1.0",
                "{'forecast': {'levels': [0, 0.5]}} | forecast.levels[0] must be in [1.0E-6, ",
                "{'forecast': {'branch': {'patch': 0}}} | forecast.branch.patch must be at least 1, found 0",
                "{'forecast': {'branch': {'patches': -1}}} | forecast.branch.patches must be at least 0, found -1",
                "{'forecast': {'branch': {'reach': 0}}} | forecast.branch.reach must be at least 1, found 0",
                "{'forecast': {'branch': {'heads': 0}}} | forecast.branch.heads must be at least 1, found 0",
                "{'forecast': {'branch': {'heads': 5}}} | forecast.branch.width must be a multiple of forecast.branch.heads = 5",
                "{'forecast': {'branch': {'hidden': 0}}} | forecast.branch.hidden must be at least 1, found 0",
                "{'forecast': {'branch': {'dropout': 0.95}}} | forecast.branch.dropout must be in [0.0, 0.9], found 0.95",
                "{'forecast': {'branch': {'patches': 9}}} | patches must be at most the longest look-back = 48, found 216",
            })
    void refusesWhatIsOutOfItsRange(String json, String problem) {
        assertThatThrownBy(() -> ConfigurationJson.change(NetworkConfiguration.defaults(), json.replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | .5 | 1 | lookBack.steps must be at least 1, found 0",
                "8 | -.1 | 1 | lookBack.ownWeight must be in [0.0, 1.0], found -0.1",
                "8 | NaN | 1 | lookBack.ownWeight must be in [0.0, 1.0], found NaN",
                "8 | .5 | -1 | lookBack.ridge must be in [0.0, 1.7976931348623157E308], found -1.0",
            })
    void refusesALookBackOutOfItsRange(int steps, double ownWeight, double ridge, String problem) {
        assertThatThrownBy(() -> new LookBack(steps, ownWeight, ridge)).hasMessage(problem);
    }

    @Test
    void tellsAllThatIsWrongWithALookBackInOneLine() {
        assertThatThrownBy(() -> new LookBack(0, 2, -1))
                .hasMessage("lookBack.steps must be at least 1, found 0;"
                        + " lookBack.ownWeight must be in [0.0, 1.0], found 2.0;"
                        + " lookBack.ridge must be in [0.0, 1.7976931348623157E308], found -1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default | 16 | 0 | 9", // two layers of radius 8
                "none | 0 | 0 | 1",
                "local-centered | 8 | 4 | 9", // one layer, four steps to either side
            })
    void tellsHowFarLayersLook(String name, int reach, int lookahead, int offsets) {
        AttentionConfiguration attention = ReadyMade.named(name).attention();

        assertThat(attention.reach()).isEqualTo(reach);
        assertThat(attention.lookahead()).isEqualTo(lookahead);
        assertThat(attention.offsets()).isEqualTo(offsets);
        assertThat(ReadyMade.named(name).lookahead()).isEqualTo(lookahead);
    }

    @Test
    void addsTheRadiusOfTheGatesContextWhereItReadsOne() {
        NetworkConfiguration context = NetworkConfiguration.defaults();
        NetworkConfiguration sigmoid = ConfigurationJson.change(context, "{\"attention\": {\"gate\": \"sigmoid\"}}");

        assertThat(context.attentionField()).isEqualTo(1 + 16 + 8);
        assertThat(sigmoid.attentionField()).isEqualTo(1 + 16);
    }

    @Test
    void drawsWhileTrainingOnlyWhereSomethingIsChosen() {
        assertThat(ReadyMade.named("distribution-hard").attention().choosesHard())
                .isTrue();
        assertThat(ReadyMade.named("location-hard").attention().choosesHard()).isTrue();
        assertThat(ReadyMade.named("default").attention().choosesHard()).isFalse();
    }

    @Test
    void changesTheHorizonAndNothingElse() {
        NetworkConfiguration changed = NetworkConfiguration.defaults().withHorizon(7);

        assertThat(changed.forecast().horizon()).isEqualTo(7);
        assertThat(changed.withHorizon(48)).isEqualTo(NetworkConfiguration.defaults());
    }

    @Test
    void aForecastLooksBackAsFarAsItsLongestLookBack() {
        ForecastConfiguration forecast =
                new ForecastConfiguration(4, List.of(new LookBack(8, .5, 1), new LookBack(24, .5, 1)), List.of(.5));

        assertThat(forecast.longest()).isEqualTo(24);
    }

    @Test
    void aBranchCoversItsPatches() {
        assertThat(BranchConfiguration.defaults().steps()).isEqualTo(24 * 14);
        assertThat(BranchConfiguration.none().isPresent()).isFalse();
        assertThat(BranchConfiguration.none().withPatches(14)).isEqualTo(BranchConfiguration.defaults());
    }

    @Test
    void refusesAReadyMadeConfigurationThatThereIsNot() {
        assertThatThrownBy(() -> ReadyMade.named("magic"))
                .hasMessageStartingWith("expected one of [default, none, ")
                .hasMessageEndingWith("], found magic");
    }

    @Test
    void twentySevenConfigurationsAreReady() {
        assertThat(ReadyMade.names()).hasSize(27).doesNotHaveDuplicates();
    }
}
