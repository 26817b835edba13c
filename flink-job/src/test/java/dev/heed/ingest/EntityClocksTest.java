package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EntityClocksTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final EntityClocks clocks = new EntityClocks(Duration.ofSeconds(5));

    @Test
    void goesOnWithItsOnlyEntity() {
        clocks.read("a", 1000, 0);
        clocks.read("a", 900_000, 0);
        assertThat(clocks.timeMillis(0)).isEqualTo(900_000);
    }

    @Test
    void goesOnWithTheNewestOfClocksThatAreSet() {
        clocks.read("a", 1000, 0);
        clocks.read("b", 3000, 0);
        clocks.read("c", 2000, 0);
        assertThat(clocks.timeMillis(0)).isEqualTo(3000);
    }

    @Test
    void isTakenFurtherByOneClockOnlyByTheAllowedSkew() {
        clocks.read("a", 1000, 0);
        clocks.read("b", 2000, 0);
        clocks.read("fast", 1_800_000, 0);
        assertThat(clocks.timeMillis(0)).isEqualTo(7000);
    }

    @Test
    void isNotHeldBackByTheSlowestOfMany() {
        clocks.read("slow", 1000, 0);
        clocks.read("b", 1_800_000, 0);
        clocks.read("c", 1_801_000, 0);
        assertThat(clocks.timeMillis(0)).isEqualTo(1_801_000);
    }

    @Test
    void asksNoMoreWhatIsSilentTenTimesAsLongAsUsual() {
        for (int minute = 0; minute < 3; minute++) {
            clocks.read("a", 60_000 * minute, minute * MINUTE);
            clocks.read("b", 60_000 * minute, minute * MINUTE);
        }
        clocks.read("c", 3_600_000, 11 * MINUTE);
        assertThat(clocks.timeMillis(11 * MINUTE)).isEqualTo(125_000);
        clocks.read("c", 3_660_000, 13 * MINUTE);
        assertThat(clocks.timeMillis(13 * MINUTE)).isEqualTo(3_660_000);
    }

    @Test
    void asksNoMoreWhatWasReadOnlyOnceTenMinutesAgo() {
        clocks.read("a", 1000, 0);
        clocks.read("b", 2000, 0);
        clocks.read("c", 600_000, 11 * MINUTE);
        assertThat(clocks.timeMillis(11 * MINUTE)).isEqualTo(600_000);
    }

    @Test
    void tellsAClockThatIsAheadOnceAnHour() {
        clocks.read("a", 1000, 0);
        clocks.read("b", 2000, 0);
        clocks.read("fast", 1_800_000, 0);
        clocks.timeMillis(0);
        assertThat(clocks.ahead(60_000)).isEqualTo(1);
        assertThat(clocks.toTell(60_000, 0)).containsExactly(new EntityClocks.Ahead("fast", 1_798_000));
        assertThat(clocks.toTell(60_000, 59 * MINUTE)).isEmpty();
        assertThat(clocks.toTell(60_000, 61 * MINUTE)).hasSize(1);
    }

    @Test
    void knowsNoTimeBeforeTheFirstReading() {
        assertThat(clocks.timeMillis(0)).isEqualTo(EntityClocks.NO_TIME);
        assertThat(clocks.ahead(0)).isZero();
        assertThat(clocks.toTell(0, 0)).isEmpty();
    }
}
