package dev.heed.cli;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.train.PumpModel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each command says to what it cannot take: one line, its status, and no name of a class. */
class RefusalsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | replay --input CSV --bootstrap-server localhost:1 --speed -1        | --speed of 0 or more",
                "2 | replay --input CSV --bootstrap-server localhost:1 --block 0         | --block of 1 or more",
                "2 | replay --input CSV --bootstrap-server localhost:1 --command-config NONE | found: no such file",
                "2 | replay --input CSV --bootstrap-server localhost:1 --no-time         | expected --period TIME or --rate",
                "2 | train --input CSV --output OUT --hop 0                              | --hop and --max-gap of 1 or more",
                "2 | train --input CSV --output OUT --task guess                         | expected one of",
                "2 | train --input CSV --output OUT --half-life soon                     | --half-life: ",
                "2 | apply --model MODEL --output OUT --input CSV --average              | unknown option '--average'",
                "2 | train --input CSV CSV --output OUT --mapping MAPPING               | --input: expected each file once",
                "2 | train --input CSV --output OUT --train-rows 5                       | expected FIRST:END such as 0:8640",
                "2 | train --input CSV --output OUT --train-rows 5:5                     | 0 <= FIRST < END, found 5:5",
                "1 | train --input CSV --output OUT --train-rows 500:600                 | found none within --train-rows",
                "2 | train --input CSV --output OUT --ignore nobody                      | --ignore, --label-column: expected columns",
                "2 | train --input CSV --output OUT --period 1m --rate 12kHz             | either --period or --rate",
                "2 | train --input CSV --output OUT --start 2024-01-01                   | together with --no-time",
                "2 | train --input CSV --output OUT --no-time --period 1s --start soon   | --start: expected a time such as",
                "2 | train --input CSV --output OUT --time-format often                  | --time-format: expected",
                "2 | train --input CSV --output OUT --time-zone Mars                     | --time-zone: expected a zone",
                "2 | train --input CSV --output OUT --decimal ;                          | --decimal: expected . or ,",
                "2 | train --input CSV --output OUT --skip-lines -1                      | --skip-lines: expected 0 or more",
                "2 | train --input CSV --output OUT --max-bad-cells 7                    | --max-bad-cells: expected a share",
                "2 | train --input CSV --output OUT --encoding none                      | --encoding: expected a name",
                "2 | train --input CSV --output OUT --value-column a                     | together with --channel-column",
                "2 | train --input CSV --output OUT --no-time --period 1s --time-zone Z  | either --no-time or --time-column",
                "1 | train --input CSV --output OUT --time-column t                      | expected a column 't' (--time-column)",
                "2 | demo --seconds 5 --input CSV --decimal ;                            | --decimal: expected . or ,",
                "2 | train --input CSV --output OUT --config NONE                        | expected a JSON file or one of",
                "3 | model NONE                                                          | expected a model directory",
                "3 | apply --model NONE --input CSV --output OUT                         | expected a model directory",
                "1 | apply --model MODEL --input NONE --output OUT                       | found: no such file",
                "1 | apply --model MODEL --input CSV --output OUT                        | expected the channels [speed",
                "1 | apply --model MODEL --input PUMP --output CSV                       | found there is a file of that name",
                "3 | apply --model MODEL --input CSV --output OUT --hop 0                | heed.window.hop",
                "3 | evaluate --model NONE --input CSV                                   | expected a model directory",
                "2 | evaluate --model MODEL --input PUMP --rows 900:                     | expected rows that pump has",
                "2 | evaluate --model MODEL --input PUMP --label-column nobody           | --ignore, --label-column: expected columns",
                "2 | evaluate --model MODEL --input PUMP --labels A --label-column b     | either --labels or --label-column",
                "2 | evaluate --model MODEL --input PUMP --labels A B                    | one file for each of the 1 entities",
                "2 | demo --seconds 4                                                    | --seconds: expected 5 or more",
                "1 | demo --seconds 5 --input NONE                                       | found: no such file",
                "3 | demo --seconds 5 -Dheed.attend.threads=0                            | heed.attend.threads",
                "2 | demo --seconds soon                                                 | --seconds",
            })
    void areToldInOneLine(int status, String line, String told) {
        CommandLineFixture run = heed(Stream.of(line.split(" "))
                .filter(word -> !word.isBlank())
                .map(this::resolved)
                .toArray(String[]::new));
        assertThat(run.err()).contains(told).doesNotContain("Exception", "java.");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
    }

    private String resolved(String word) {
        return switch (word) {
            case "CSV" ->
                CsvFixture.write(
                                directory,
                                "p.csv",
                                "time,a",
                                "2024-01-01 00:00,1",
                                "2024-01-01 00:01,2",
                                "2024-01-01 00:02,3")
                        .toString();
            case "PUMP" -> PumpModel.file(directory, "pump.csv", 20, 0).toString();
            case "MODEL" -> PumpModel.directory().toString();
            case "OUT" -> directory.resolve("out").toString();
            case "NONE" -> directory.resolve("none").toString();
            default -> word;
        };
    }
}
