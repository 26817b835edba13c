package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.CsvFixture;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.network.ChannelGroups;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileTest {
    private static final NetworkConfiguration DEFAULTS = NetworkConfiguration.defaults();
    private static final List<String> CHANNELS = List.of("pressure", "flow", "rain");

    @TempDir
    Path directory;

    @Test
    void changesWhatItNamesAndLeavesTheRest() {
        NetworkConfiguration changed = change(
                "{\"attention\": {\"radius\": 3, \"distribution\": \"sparsemax\"}, \"expectation\": {\"lags\": 4}}");
        assertThat(changed.attention().radius()).isEqualTo(3);
        assertThat(changed.attention().distribution()).isEqualTo(DistributionKind.named("sparsemax"));
        assertThat(changed.attention().width()).isEqualTo(DEFAULTS.attention().width());
        assertThat(changed.expectation().lags()).isEqualTo(4);
        assertThat(changed.forecast()).isEqualTo(DEFAULTS.forecast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"attention\": {\"radiu\": 3}}",
                "{\"attention\": {\"radius\": 0}}",
                "{\"attention\": {\"gate\": \"no-such\"}}",
                "[1]",
                "{",
                ""
            })
    void refusesWhatIsNoConfiguration(String json) {
        assertThatThrownBy(() -> change(json))
                .hasMessageStartingWith("--config " + directory)
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.USAGE);
    }

    @Test
    void takesAReadyMadeAttentionByItsName() {
        NetworkConfiguration longer = DEFAULTS.withHorizon(7);
        NetworkConfiguration changed = NetworkFile.change(longer, CHANNELS, "distribution-sparsemax");
        assertThat(changed.attention().distribution()).isEqualTo(DistributionKind.named("sparsemax"));
        assertThat(changed.forecast().horizon()).isEqualTo(7);
    }

    @Test
    void takesGroupsByTheNamesOfTheFilesColumns() {
        assertThat(change("{\"attention\": {\"groups\": {\"queries\": [\"flow\", 0], \"keys\": [\"rain\"]}}}")
                        .attention()
                        .groups())
                .isEqualTo(new ChannelGroups(List.of(1, 0), List.of(2)));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> change("{\"attention\": {\"radiu\": 3}, \"expectation\": {\"lags\": 0}}"))
                .hasMessageContaining("attention.radiu is no setting")
                .hasMessageContaining("lags must be at least 1");
    }

    @Test
    void refusesWhatIsNeitherAFileNorAName() {
        assertThatThrownBy(() -> NetworkFile.change(DEFAULTS, CHANNELS, "none.json"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--config none.json: expected a JSON file or one of [default,");
    }

    private NetworkConfiguration change(String json) {
        return NetworkFile.change(
                DEFAULTS,
                CHANNELS,
                CsvFixture.write(directory, "network.json", json).toString());
    }
}
