package dev.heed.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.series.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedianPeriodTest {
    @TempDir
    Path directory;

    @Test
    void isTheMedianTimeBetweenRowsOfAnEntity() {
        assertThat(of("time,entity,a", "0,p,1", "5,q,1", "60,p,1", "65,q,1", "120,p,1", "900,p,1"))
                .isEqualTo(Period.parse("1m"));
    }

    @Test
    void isThatOfAChannelWhereEachRowHasTheValueOfOne() {
        assertThat(of(
                        "time,entity,a,b,c",
                        "0.1,p,1,,",
                        "0.4,p,,1,",
                        "0.9,p,,,1",
                        "10.2,p,1,,",
                        "10.3,p,,1,",
                        "20.1,p,1,,",
                        "20.4,p,,1,",
                        "30.0,p,1,,",
                        "30.7,p,,1,",
                        "30.9,p,,,1"))
                .isEqualTo(Period.parse("10s"));
    }

    /** Every 10 s, 20 s and 30 s, each up to a second late. */
    @Test
    void isThatOfTheChannelsWithMostValuesWhereRatesDiffer() {
        Random random = new Random(1);
        String[] lines = Stream.concat(
                        Stream.of("time,entity,a,b,c"),
                        IntStream.range(0, 3_000)
                                .boxed()
                                .flatMap(i -> IntStream.range(0, 3)
                                        .filter(channel -> i % (channel + 1) == 0)
                                        .mapToObj(channel -> 10 * i + channel / 3. + random.nextDouble() / 3 + ",p"
                                                + List.of(",1,,", ",,1,", ",,,1")
                                                        .get(channel))))
                .toArray(String[]::new);
        assertThat(of(lines)).isEqualTo(Period.parse("10s"));
    }

    @Test
    void findsARateBehindTimesCutToMicroseconds() {
        String[] lines = Stream.concat(
                        Stream.of("time,entity,a"),
                        Stream.iterate(0L, i -> i + 1)
                                .limit(1_000)
                                .map(i -> (1_704_067_200_000_000L + i * 250 / 3) + ",p,1"))
                .toArray(String[]::new);
        CsvLayout layout = CsvLayout.plain().with(new ColumnLayout("entity", null, null, List.of()));
        assertThat(of(layout, lines)).isEqualTo(Period.parse("12kHz"));
    }

    @Test
    void asksForThePeriodWhereAllRowsAreAtOneTime() {
        assertThatThrownBy(() -> of("time,entity,a", "0,p,1", "0,p,1", "7,q,1")).hasMessageContaining("give --period");
    }

    private Period of(String... lines) {
        return of(CsvFixture.seconds("entity"), lines);
    }

    private Period of(CsvLayout layout, String... lines) {
        Path file = CsvFixture.write(directory, "p.csv", lines);
        return MedianPeriod.of(SeriesFiles.open(List.of(file), layout));
    }
}
