package dev.heed.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.SeriesFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostDigitsTest {
    @TempDir
    Path directory;

    private List<String> lost(double level) {
        Stream<String> rows = IntStream.range(0, 200)
                .mapToObj(t -> String.format(Locale.ROOT, "%d,%d,%.5f", t + 1, t % 7, level + .01 * Math.sin(t / 9.)));
        Path file = CsvFixture.write(
                directory,
                "p.csv",
                Stream.concat(Stream.of("time,speed,pressure"), rows).toArray(String[]::new));
        return LostDigits.of(SeriesFiles.open(List.of(file), CsvFixture.seconds()));
    }

    @Test
    void nameTheChannelThatFloatsCannotShow() {
        assertThat(lost(101_325))
                .containsExactly(
                        "'pressure' changes by less than a sensor reading can hold: its values are floats, 0.0078 apart"
                                + " at 101325; send it to a topic with a mapping, such as JSON (heed.ingest.mapping)");
        assertThat(lost(1)).isEmpty();
    }
}
