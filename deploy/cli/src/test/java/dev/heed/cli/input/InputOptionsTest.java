package dev.heed.cli.input;

import static dev.heed.cli.input.CsvFixture.all;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.series.Period;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InputOptionsTest {
    @TempDir
    Path directory;

    @Test
    void takesSeveralFilesAndSeveralIgnoredColumns() {
        Path one = write(directory, "p1.csv", "time,a,x,y", "2024-01-01,1,1,1");
        Path two = write(directory, "p2.csv", "time,a,x,y", "2024-01-01,1,1,1");
        SeriesFiles files = parse("--input", one.toString(), two.toString(), "--ignore", "x", "y")
                .open();
        assertThat(files.files()).hasSize(2);
        assertThat(files.channels()).containsExactly("a");
    }

    @Test
    void startsRowsWithoutTimeWhereItIsTold() {
        Path file = write(directory, "p.csv", "a", "1", "2");
        InputOptions options =
                parse("--input", file.toString(), "--no-time", "--period", "1m", "--start", "2024-06-01 12:00");
        assertThat(all(options.open().rows()))
                .extracting(Row::timeMicros)
                .containsExactly(1_717_243_200_000_000L, 1_717_243_260_000_000L);
    }

    @Test
    void startsRowsWithoutTimeAtAWholeSecondOfItsOwn() {
        Path file = write(directory, "p.csv", "a", "1");
        InputOptions options = parse("--input", file.toString(), "--no-time", "--rate", "12kHz");
        assertThat(options.period()).contains(new Period(250, 3));
        assertThat(all(options.open().rows())).extracting(Row::timeMicros).containsExactly(1_704_067_200_000_000L);
    }

    @Test
    void asksForAPeriodWhereThereIsNoTime() {
        Path file = write(directory, "p.csv", "a", "1");
        assertThatThrownBy(() -> parse("--input", file.toString(), "--no-time").open())
                .hasMessageContaining("--no-time: expected --period TIME or --rate RATE");
    }

    @Test
    void refusesTwoPeriods() {
        assertThatThrownBy(() ->
                        parse("--input", "x", "--period", "1m", "--rate", "1Hz").period())
                .hasMessageContaining("found both");
    }

    @Test
    void refusesAPeriodThatIsNone() {
        assertThatThrownBy(() -> parse("--input", "x", "--period", "often").period())
                .hasMessageContaining("found 'often'");
    }

    @Test
    void refusesAStartWhereTheRowsHaveTimes() {
        Path file = write(directory, "p.csv", "time,a", "1,1");
        assertThatThrownBy(() -> parse("--input", file.toString(), "--start", "2024-01-01")
                        .open())
                .hasMessageContaining("--start: expected together with --no-time");
    }

    private static InputOptions parse(String... arguments) {
        InputOptions options = new InputOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("input", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(arguments);
        return options;
    }
}
