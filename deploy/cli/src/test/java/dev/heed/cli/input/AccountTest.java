package dev.heed.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    @TempDir
    Path directory;

    private Account account(int rows, int minutes) {
        Path file = CsvFixture.write(
                directory,
                "p.csv",
                Stream.concat(
                                Stream.of("time,a"),
                                IntStream.range(0, rows).mapToObj(i -> 1_704_067_200 + 60 * minutes * i + ",1"))
                        .toArray(String[]::new));
        Account account = new Account();
        CsvFixture.all(SeriesFiles.open(List.of(file), CsvLayout.plain()).rows(account));
        return account;
    }

    @Test
    void saysThatRowsAreNotAsFarApartAsAModelsSteps() {
        assertThat(account(100, 60).misfit(Period.parse("1m"), false))
                .contains(
                        "rows are 1h apart, the model's steps 1m: 1.7 % of the steps have a row; is it the model for this"
                                + " file?");
        assertThat(account(100, 1).misfit(Period.parse("10m"), false))
                .contains(
                        "rows are 1m apart, the model's steps 10m: 10.0 rows share a step, the last one counts; is it the"
                                + " model for this file?");
        assertThat(account(100, 1).misfit(Period.parse("1m"), false)).isEmpty();
        assertThat(account(100, 1).misfit(Period.parse("10m"), true)).isEmpty();
    }

    /** A value of each of three channels a minute, seconds apart. */
    @Test
    void takesLinesOfOneValueForAsFarApartAsThoseOfTheirChannel() {
        String[] lines = Stream.concat(
                        Stream.of("time,channel,value"),
                        IntStream.range(0, 300)
                                .mapToObj(i -> (1_704_067_200 + 60 * (i / 3) + i % 3) + ",c" + i % 3 + "," + i))
                .toArray(String[]::new);
        Path file = CsvFixture.write(directory, "narrow.csv", lines);
        CsvLayout layout = CsvLayout.plain().with(new ColumnLayout(null, "channel", "value", List.of()));
        Account account = new Account();
        CsvFixture.all(SeriesFiles.open(List.of(file), layout).rows(account));
        assertThat(account.misfit(Period.parse("1m"), false)).isEmpty();
        assertThat(account.misfit(Period.parse("10m"), false))
                .hasValueSatisfying(text -> assertThat(text).startsWith("rows are 1m apart"));
    }

    @Test
    void countsWhatACommandLeavesOut() {
        Account account = account(10, 1);
        account.leave("late", 2);
        account.leave("late", 1);
        assertThat(account.lines())
                .containsExactly(
                        "times read as seconds since 1970", "10 rows read, 7 used, 3 left out", "left out: 3 late");
    }
}
