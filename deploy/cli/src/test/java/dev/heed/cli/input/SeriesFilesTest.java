package dev.heed.cli.input;

import static dev.heed.cli.input.CsvFixture.all;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.series.Period;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFilesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"p1.csv", "p1.csv.gz"})
    void readsTimeEntityAndValues(String name) {
        Path file = write(directory, name, "time,a,b", "1970-01-01T00:00:01Z,1,2.5", "1970-01-01T00:00:02Z,,-3");
        SeriesFiles files = SeriesFiles.open(List.of(file), CsvLayout.plain());
        assertThat(files.channels()).containsExactly("a", "b");
        assertThat(all(files.rows()))
                .extracting(CsvFixture::shown)
                .containsExactly("p1 1000000 [1.0, 2.5]", "p1 2000000 [NaN, -3.0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    void findsTheDelimiter(String delimiter) {
        Path file = write(directory, "p.csv", "time|a|b".replace("|", delimiter), "1|2|3".replace("|", delimiter));
        assertThat(all(SeriesFiles.open(List.of(file), CsvFixture.seconds()).rows()))
                .extracting(CsvFixture::shown)
                .containsExactly("p 1000000 [2.0, 3.0]");
    }

    @Test
    void takesTheDelimiterThatItIsTold() {
        Path file = write(directory, "p.csv", "time|a, b|c", "1|2|3");
        assertThat(SeriesFiles.open(List.of(file), CsvFixture.seconds().with(new LineLayout('|', null, 0, true)))
                        .channels())
                .containsExactly("a, b", "c");
    }

    @Test
    void skipsAByteOrderMarkAndTakesANamelessFirstColumnForTheTime() {
        Path file = write(directory, "p.csv", "\uFEFF,a", "5,1");
        assertThat(all(SeriesFiles.open(List.of(file), CsvFixture.seconds()).rows()))
                .extracting(CsvFixture::shown)
                .containsExactly("p 5000000 [1.0]");
    }

    @Test
    void leavesIgnoredColumnsAway() {
        Path file = write(directory, "p.csv", "row,time,a,anomaly", "x,1,2,yes");
        SeriesFiles files = SeriesFiles.open(List.of(file), layout(null, "row", "anomaly"));
        assertThat(all(files.rows())).extracting(CsvFixture::shown).containsExactly("p 1000000 [2.0]");
    }

    @Test
    void refusesToIgnoreAColumnThatNoFileHas() {
        Path file = write(directory, "p.csv", "time,a", "1,2");
        assertThatThrownBy(() -> SeriesFiles.open(List.of(file), layout(null, "anomoly")))
                .hasMessage(
                        "--ignore, --label-column: expected columns of the input, found [anomoly], which no file has");
    }

    @Test
    void givesRowsWithoutTimeTheTimesOfTheirRate() {
        Path file = write(directory, "p.csv", "a", "1", "2", "3", "4");
        RowClock clock = new RowClock(Period.parse("12kHz"), 1_000_000);
        SeriesFiles files =
                SeriesFiles.open(List.of(file), CsvLayout.plain().with(new TimeLayout(clock, List.of(), null, null)));
        assertThat(all(files.rows()))
                .extracting(Row::timeMicros)
                .containsExactly(1_000_000L, 1_000_083L, 1_000_166L, 1_000_250L);
    }

    @Test
    void interleavesFilesByTimeAndReordersTheirChannels() {
        Path one = write(directory, "p1.csv", "time,a,b", "1,1,2", "3,3,4");
        Path two = write(directory, "p2.csv", "time,b,a", "1,6,5", "2,8,7");
        assertThat(all(SeriesFiles.open(List.of(one, two), CsvFixture.seconds()).rows()))
                .extracting(CsvFixture::shown)
                .containsExactly(
                        "p1 1000000 [1.0, 2.0]",
                        "p2 1000000 [5.0, 6.0]",
                        "p2 2000000 [7.0, 8.0]",
                        "p1 3000000 [3.0, 4.0]");
    }

    @Test
    void sortsAFileThatHasItsEntitiesOneAfterTheOther() {
        Path file = write(directory, "all.csv", "machine,time,a", "m1,1,10", "m1,3,30", "m2,2,20");
        assertThat(all(SeriesFiles.open(List.of(file), layout("machine")).rows()))
                .extracting(CsvFixture::shown)
                .containsExactly("m1 1000000 [10.0]", "m2 2000000 [20.0]", "m1 3000000 [30.0]");
    }

    @Test
    void readsTheChannelsInTheOrderOfAModel() {
        Path file = write(directory, "p.csv", "time,a,b", "1,2,3");
        SeriesFiles files = CsvFiles.open(List.of(file), CsvFixture.seconds(), List.of("b", "a"), List.of());
        assertThat(all(files.rows())).extracting(CsvFixture::shown).containsExactly("p 1000000 [3.0, 2.0]");
    }

    @Test
    void takesUnitsFromTheHeader() {
        Path file = write(directory, "p.csv", "time,flow [m³/h],a[ ° C ],b [],plain", "1,2,3,4,5");
        SeriesFiles files = SeriesFiles.open(List.of(file), CsvFixture.seconds());
        assertThat(files.channels()).containsExactly("flow", "a", "b []", "plain");
        assertThat(files.units()).containsExactly("m³/h", "° C", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a [bar],b", "b,a [bar]", "a,b [m]", "b [m],a"})
    void readsTheChannelsOfAModelWithUnitsOrWithout(String header) {
        String cells = header.startsWith("a") ? "1,2,3" : "1,3,2";
        Path file = write(directory, "p.csv", "time," + header, cells);
        for (List<String> model : List.of(List.of("b", "a"), List.of("b", "a [bar]"))) {
            SeriesFiles files = CsvFiles.open(List.of(file), CsvFixture.seconds(), model, List.of());
            assertThat(all(files.rows())).extracting(CsvFixture::shown).containsExactly("p 1000000 [3.0, 2.0]");
        }
    }

    @Test
    void keepsTheUnitsThatAnyFileNames() {
        Path one = write(directory, "p1.csv", "time,a,b [m]", "1,1,2");
        Path two = write(directory, "p2.csv", "time,b,a [bar]", "1,2,1");
        assertThat(SeriesFiles.open(List.of(one, two), CsvFixture.seconds()).units())
                .containsExactly("bar", "m");
    }

    @Test
    void ignoresAndNamesEntitiesWithUnitsOrWithout() {
        Path file = write(directory, "p.csv", "id [-],time,a [m],b [m],c", "m1,1,2,3,4");
        for (CsvLayout layout : List.of(layout("id", "a", "b [m]"), layout("id [-]", "a [m]", "b"))) {
            SeriesFiles files = SeriesFiles.open(List.of(file), layout);
            assertThat(all(files.rows())).extracting(CsvFixture::shown).containsExactly("m1 1000000 [4.0]");
        }
    }

    private static CsvLayout layout(@Nullable String entityColumn, String... ignored) {
        return CsvFixture.seconds(entityColumn, ignored);
    }

    @Test
    void takesAFileThatLacksAChannelOfAModelAndSaysSo() {
        Path file = write(directory, "p.csv", "time,a,b", "1,2,3");
        SeriesFiles files =
                CsvFiles.open(List.of(file), CsvFixture.seconds(), List.of("c", "b", "a"), List.of("", "bar", ""));
        Account account = new Account();
        assertThat(all(files.rows(account))).extracting(CsvFixture::shown).containsExactly("p 1000000 [NaN, 3.0, 2.0]");
        assertThat(account.lines())
                .contains(
                        "'c' of the model is not among the columns: missing in all rows, the other channels are used");
    }

    @Test
    void refusesAFileWithNoneOfAModelsChannels() {
        Path file = write(directory, "p.csv", "time,x", "1,2");
        assertThatThrownBy(() -> CsvFiles.open(List.of(file), CsvFixture.seconds(), List.of("a", "b"), List.of()))
                .hasMessageContaining("expected the channels [a, b], found [x]; take others away with --ignore");
    }
}
