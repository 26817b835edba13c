package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadRecordsTest {
    private final List<byte[]> values =
            BadRecords.values("bad", 3, Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC));

    @Test
    void areOfSevenKinds() {
        assertThat(new HashSet<>(values.stream().map(Arrays::toString).toList()))
                .hasSize(7);
    }

    @Test
    void beginWithAnEmptyValueAndPlainText() {
        assertThat(values.get(0)).isEmpty();
        assertThat(values.get(1)).asString().isEqualTo("temperature=21.5");
    }

    @Test
    void doNotDependOnWhenTheyAreMade() {
        List<byte[]> again =
                BadRecords.values("bad", 3, Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC));
        for (int i = 0; i < values.size(); i++) {
            assertThat(again.get(i)).isEqualTo(values.get(i));
        }
    }
}
