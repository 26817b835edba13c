package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Cases.Read;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaylightSavingTest {
    private static final Instant FALL = Instant.parse("2024-10-26T10:00:00Z");

    @TempDir
    Path directory;

    /** Local times of Berlin without a zone. */
    private Path local(Instant start, int rows, Duration step) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));
        return CsvFixture.write(
                directory,
                "fall.csv",
                Stream.concat(
                                Stream.of("time,a"),
                                IntStream.range(0, rows)
                                        .mapToObj(i -> format.format(start.plus(step.multipliedBy(i))) + "," + i))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 30, 60})
    void tellsTheHourThatComesTwiceApartWithAZone(int minutes) {
        Duration step = Duration.ofMinutes(minutes);
        Read read = read(local(FALL, 1500, step), "--time-zone", "Europe/Berlin");
        assertThat(read.rows()).hasSize(1500);
        for (int i = 0; i < 1500; i++) {
            assertThat(read.rows().get(i).timeMicros())
                    .isEqualTo(FALL.plus(step.multipliedBy(i)).getEpochSecond() * 1_000_000);
        }
        assertThat(read.said()).containsExactly("1,500 rows read, all used");
    }

    @Test
    void saysWhereTheTimesGoBack() {
        Read read = read(local(FALL, 1500, Duration.ofMinutes(1)));
        assertThat(read.said().get(0))
                .isEqualTo("the times go back by 59m at line 902, from 2024-10-27T02:59:00Z to 2024-10-27T02:00:00Z:"
                        + " local times? give --time-zone, such as Europe/Berlin");
    }

    @Test
    void leavesATimeOutThatNoClockShowed() {
        Path file = CsvFixture.write(directory, "p.csv", "time,a", "2024-03-31 01:59,1", "2024-03-31 02:30,2");
        assertThatThrownBy(() -> read(file, "--time-zone", "Europe/Berlin"))
                .hasMessageContaining("line 3")
                .hasMessageContaining("2024-03-31T02:30 does not exist in Europe/Berlin");
    }

    @Test
    void leavesTimesWithAnOffsetAlone() {
        Path file =
                CsvFixture.write(directory, "p.csv", "time,a", "2024-01-01T00:00:00Z,1", "2024-01-01T02:00+01:00,1");
        assertThat(read(file, "--time-zone", "Asia/Tokyo").rows())
                .extracting(Row::timeMicros)
                .containsExactly(1_704_067_200_000_000L, 1_704_070_800_000_000L);
    }

    @Test
    void saysHowManyRowsHaveTheTimeOfTheOneBefore() {
        Path file = CsvFixture.write(directory, "p.csv", "time,a", "2024-10-27 02:00,1", "2024-10-27 02:00,2");
        assertThat(read(file).said()).contains("1 rows have the time of the row before them, the first at line 3");
    }
}
