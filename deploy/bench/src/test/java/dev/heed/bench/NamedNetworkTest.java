package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedNetworkTest {
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
