package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelChannelsTest {
    private final ModelChannels channels = new ModelChannels(List.of("speed", "flow"), false);

    @Test
    void findsColumnsInAnyOrder() throws InvalidReading {
        assertThat(channels.find(List.of("flow", "speed"), "pump")).containsExactly(1, 0);
        assertThat(channels.find(null, "pump")).isEmpty();
        assertThat(channels.unknown()).isZero();
    }

    @Test
    void leavesUnknownColumnsOutAndCountsTheRecord() throws InvalidReading {
        int[] columns = channels.find(List.of("humidity", "flow", "noise"), "pump");
        assertThat(ModelChannels.kept(columns)).containsExactly(1);
        assertThat(ModelChannels.kept(columns, new float[] {1, 2, 3, 4, 5, 6})).containsExactly(2, 5);
        assertThat(channels.unknown()).isEqualTo(1);
    }

    @Test
    void refusesARecordOfUnknownColumnsAlone() {
        assertThatThrownBy(() -> channels.find(List.of("humidity"), "pump"))
                .isInstanceOf(InvalidReading.class)
                .hasMessage("expected channels of the model [flow, speed], found the unknown channel 'humidity'");
    }

    @Test
    void refusesAColumnThatIsThereTwice() {
        assertThatThrownBy(() -> channels.find(List.of("flow", "flow"), "pump"))
                .hasMessageContaining("found twice the channel 'flow'");
    }

    @Test
    void refusesUnknownColumnsWhereThatIsAskedFor() {
        ModelChannels strict = new ModelChannels(List.of("speed", "flow"), true);
        assertThatThrownBy(() -> strict.find(List.of("flow", "humidity"), "pump"))
                .hasMessageContaining("found the unknown channel 'humidity'");
    }
}
