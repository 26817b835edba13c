package dev.heed.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.attention.ScopeKind;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationJsonTest {
    @Test
    void changesWhatItNamesAndLeavesTheRest() {
        NetworkConfiguration changed = changed("{'attention': {'scope': 'global', 'window': 24}}");

        assertThat(changed.attention().scope()).isEqualTo(ScopeKind.GLOBAL);
        assertThat(changed.attention().window()).isEqualTo(24);
        assertThat(changed.attention().heads())
                .isEqualTo(AttentionConfiguration.defaults().heads());
        assertThat(changed.forecast()).isEqualTo(ForecastConfiguration.defaults());
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertRefused("{'attention': {'raduis': 3, 'score': 'dott', 'gate': 'open', 'heads': 5},"
                        + " 'forecast': {'horizon': 0, 'levels': [0.1]}, 'colour': 1}")
                .hasMessageContaining("attention.raduis is no setting")
                .hasMessageContaining("colour is no setting")
                .hasMessageContaining("score must be one of [additive, concat, ")
                .hasMessageContaining("gate must be one of [context, learnable, projected, sigmoid], found open")
                .hasMessageContaining("attention.width must be a multiple of attention.heads = 5, found 32")
                .hasMessageContaining("forecast.horizon must be at least 1, found 0")
                .hasMessageContaining("forecast.levels must contain 0.5, found [0.1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'window': 9} | attention.window goes with a wider scope or a summary only, found 9",
                "{'scope': 'global'} | attention.window must be at least 2, found 0",
                "{'scope': 'global', 'window': 9, 'alignment': 'centered'} | attention.alignment centered goes with",
                "{'summary': {'segments': 3}} | attention.summary.segments goes with the summary hierarchical only",
                "{'window': 9, 'summary': {'kind': 'hierarchical', 'segments': 2}} | must divide attention.window = 9",
                "{'window': 9, 'summary': {'kind': 'location_hard', 'length': 10}} | length must be in [1.0, 9.0]",
                "{'window': 9, 'layers': 0, 'summary': {'kind': 'co_fine'}} | co-attention needs attention.groups",
                "{'groups': {'queries': [1]}} | must name queries and keys or neither",
                "{'groups': {'queries': [1, 1], 'keys': [-1]}} | must hold different channel numbers of at least 0",
                "{'layers': 0, 'groups': {'queries': [1], 'keys': [0]}} | attention.groups need layers",
            })
    void refusesContradictions(String attention, String problem) {
        assertRefused("{'attention': " + attention + "}").hasMessageContaining(problem);
    }

    @Test
    void takesChannelsByNameOrByNumber() {
        ChannelGroups groups = ConfigurationJson.change(
                        NetworkConfiguration.defaults(), groups("\"2\", \"rain\"", "0"), List.of("flow", "rain", "2"))
                .attention()
                .groups();

        assertThat(groups).isEqualTo(new ChannelGroups(List.of(2, 1), List.of(0)));
    }

    @Test
    void refusesChannelsThatThereAreNotAndListsThose() {
        assertThatThrownBy(() -> ConfigurationJson.change(
                        NetworkConfiguration.defaults(), groups("\"snow\"", "1, 2"), List.of("flow", "rain")))
                .hasMessage("attention.groups.queries must hold channels of [flow, rain], found snow;"
                        + " attention.groups.keys must hold channels of [flow, rain], found 2");
        assertRefused(groups("\"rain\"", "0"))
                .hasMessage("attention.groups.queries must hold numbers, for no names are known here, found rain");
    }

    private static String groups(String queries, String keys) {
        return "{\"attention\": {\"groups\": {\"queries\": [" + queries + "], \"keys\": [" + keys + "]}}}";
    }

    @Test
    void refusesWhatIsNoJson() {
        assertRefused("radius = 3").hasMessageStartingWith("expected JSON, found");
    }

    @ParameterizedTest
    @MethodSource("dev.heed.model.network.ReadyMade#names")
    void readyMadeConfigurationsAreValidAndDifferent(String name) {
        assertThat(ReadyMade.named(name).receptiveField()).isPositive();
        assertThat(ReadyMade.named(name).equals(NetworkConfiguration.defaults()))
                .isEqualTo(name.equals("default"));
    }

    private static NetworkConfiguration changed(String json) {
        return ConfigurationJson.change(NetworkConfiguration.defaults(), json.replace('\'', '"'));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String json) {
        return assertThatThrownBy(() -> changed(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
