package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Cases.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pyarrow, pandas and DuckDB wrote ({@code parquet/write_fixtures.py}). */
class ParquetFilesTest {
    @TempDir
    Path directory;

    private static Path file(String name) {
        return CsvFixture.parquet(name);
    }

    /** Values and times without the entity, which is the file's name. */
    private static List<String> rows(Read read) {
        return read.rows().stream()
                .map(CsvFixture::shown)
                .map(row -> row.substring(row.indexOf(' ') + 1))
                .toList();
    }

    private static List<String> plain() {
        return rows(read(file("plain.csv")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "millis",
                "micros",
                "nanos",
                "int96",
                "lz4",
                "seconds",
                "double-seconds",
                "time-strings",
                "groups",
                "parts"
            })
    void readsTheSameRowsAsFromCsv(String name) {
        Read read = read(file(name + ".parquet"));
        assertThat(rows(read)).isEqualTo(plain()).hasSize(6);
        assertThat(read.files().channels()).containsExactly("flow", "temp", "count");
        assertThat(read.rows()).allMatch(row -> row.entity().equals(name));
        assertThat(read.said()).contains("6 rows read, all used");
    }

    @Test
    void tellsHowItReadTimes() {
        assertThat(read(file("int96.parquet")).said())
                .contains("'time': times of 96 bits read as UTC (else --time-zone)");
        assertThat(read(file("seconds.parquet")).said()).contains("times read as seconds since 1970");
        assertThat(read(file("time-strings.parquet")).said()).contains("times from the column 'time'");
        assertThat(read(file("millis.parquet")).said()).containsExactly("6 rows read, all used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"micros", "int96"})
    void readsTimesWithoutAZoneInTheOneThatIsNamed(String name) {
        Row row = read(file(name + ".parquet"), "--time-zone", "Europe/Berlin")
                .rows()
                .get(0);
        assertThat(row.timeMicros()).isEqualTo(1_704_067_200_000_000L - 3_600_000_000L);
    }

    @Test
    void leavesInstantsWhereTheyAre() {
        Read read = read(file("millis.parquet"), "--time-zone", "Europe/Berlin");
        assertThat(rows(read)).isEqualTo(plain());
    }

    @Test
    void readsADateAndATimeOfDayFromColumnsOfTheirOwn() {
        Read read = read(file("dates.parquet"));
        assertThat(rows(read)).isEqualTo(plain());
        assertThat(read.said()).contains("times from the columns 'day' and 'clock'");
    }

    @Test
    void takesPandasIndexForTheTimeAndItsRowNumbersForNothing() {
        Read index = read(file("pandas-index.parquet"));
        assertThat(index.files().channels()).containsExactly("flow", "temp");
        assertThat(index.row(0)).isEqualTo("pandas-index 1704067200000000 [0.1, 20.1]");
        Read numbers = read(file("pandas-rows.parquet"));
        assertThat(numbers.files().channels()).containsExactly("flow", "temp");
        assertThat(numbers.rows()).hasSize(4);
        assertThat(numbers.said()).contains("'__index_level_0__' left out: it is the number of pandas' rows");
    }

    @Test
    void readsWhatDuckDbWrites() {
        Read read = read(file("duckdb.parquet"));
        assertThat(read.files().channels()).containsExactly("flow", "on");
        assertThat(read.row(0)).isEqualTo("duckdb 1704067200000000 [0.0, 1.0]");
        assertThat(read.row(5)).isEqualTo("duckdb 1704067500000000 [5.0, 0.0]");
        assertThat(read.said()).contains("true read as 1, false as 0: [on]");
    }

    @Test
    void readsNumbersOfAllTypes() {
        Read read = read(file("types.parquet"));
        assertThat(read.files().channels())
                .containsExactly(
                        "yes",
                        "small",
                        "unsigned",
                        "unsigned32",
                        "half",
                        "cents",
                        "long_cents",
                        "huge_cents",
                        "tiny",
                        "large",
                        "odd");
        assertThat(read.rows().get(0).values())
                .containsExactly(
                        1,
                        -1,
                        18446744073709551615.,
                        4294967295.,
                        0,
                        -12.34,
                        123456789012.34,
                        -1234567890123456789.5,
                        1e-12,
                        1.5e30,
                        1);
        assertThat(read.rows()).extracting(row -> row.values()[0]).containsExactly(1., 0., 1., 0., Double.NaN, 0.);
        assertThat(read.rows()).extracting(row -> row.values()[4]).containsExactly(0., .5, 1., 1.5, 2., 2.5);
        assertThat(read.rows().get(1).values()[10]).isNaN();
        assertThat(read.rows().get(2).values()[10]).isInfinite();
        assertThat(read.said()).contains("'odd': missing where the cell says 'NaN' ×1, 'Infinity' ×1, '-Infinity' ×1");
        assertThat(read(file("fixed-decimal.parquet")).row(0)).endsWith("[-12.34]");
    }

    @Test
    void readsEncodingsOfNewWriters() {
        Read read = read(file("encodings.parquet"), "--entity-column", "name");
        assertThat(rows(read)).isEqualTo(plain());
        assertThat(read.rows())
                .extracting(Row::entity)
                .containsExactly("pump-0", "pump-0", "pump-0", "pump-1", "pump-1", "pump-1");
    }

    @Test
    void readsStructuresByTheirPath() {
        Read read = read(file("nested.parquet"));
        assertThat(read.files().channels()).containsExactly("motor.speed", "motor.oil.temp");
        assertThat(read.row(0)).endsWith("[10.0, 60.0]");
        assertThat(read.row(1)).endsWith("[11.0, NaN]");
        assertThat(read.row(3)).endsWith("[NaN, NaN]");
        assertThat(read(file("nested.parquet"), "--ignore", "motor.speed")
                        .files()
                        .channels())
                .containsExactly("motor.oil.temp");
    }

    @Test
    void readsOneValueARow() {
        Read read = read(file("narrow.parquet"), "--channel-column", "tag");
        assertThat(read.files().channels()).containsExactly("flow", "temp");
        assertThat(read.row(1)).isEqualTo("narrow 1704067260000000 [2.0, 3.0]");
    }

    @Test
    void readsSeveralEntities() {
        Read read = read(file("entities.parquet"), "--entity-column", "pump", "--ignore", "uuid");
        assertThat(read.row(1)).isEqualTo("b 1704067200000000 [1.0]");
        Read byUuid = read(file("entities.parquet"), "--entity-column", "uuid", "--ignore", "pump");
        assertThat(byUuid.row(1)).startsWith("00000000-0000-0000-0000-000000000001 1704067200000000");
    }

    @Test
    void readsRowsWithoutTimes() {
        Read read = read(file("millis.parquet"), "--no-time", "--period", "1s", "--ignore", "time");
        assertThat(read.rows()).hasSize(6);
        assertThat(read.rows().get(5).timeMicros()).isEqualTo(1_704_067_205_000_000L);
    }

    @Test
    void countsRowsWithoutATimeAndBlankOnes() {
        assertThat(read(file("gaps.parquet"), "--max-bad-cells", "20%").said())
                .contains("60 rows read, 50 used, 10 left out")
                .anyMatch(line -> line.contains("10 without a time") && line.contains("row 2, column 'time'"));
        assertThat(read(file("blank-row.parquet")).said())
                .contains("7 rows read, 6 used, 1 left out", "left out: 1 empty");
    }

    @Test
    void goesByTheBytesWhateverTheName() throws IOException {
        Path named = Files.copy(file("millis.parquet"), directory.resolve("p.csv"));
        assertThat(rows(read(named))).isEqualTo(plain());
        Path text = Files.copy(file("plain.csv"), directory.resolve("q.parquet"));
        assertThat(rows(read(text))).isEqualTo(plain());
    }

    @Test
    void namesAnEntityAsSparkNamesItsPart() {
        assertThat(SeriesFiles.entityOf(Path.of("part-00000-5e2f-c000.snappy.parquet")))
                .isEqualTo("part-00000-5e2f-c000");
    }

    @Test
    void readsAFileWithoutRows() {
        Read read = read(file("no-rows.parquet"));
        assertThat(read.files().channels()).containsExactly("flow", "temp", "count");
        assertThat(read.rows()).isEmpty();
    }

    @Test
    void refusesTimesOfTwoColumns() {
        assertThatThrownBy(() -> read(file("two-times.parquet")))
                .hasMessageEndingWith(
                        "two-times.parquet: expected one column of times, found [made, seen]; name it with"
                                + " --time-column, take others away with --ignore");
        assertThat(rows(read(file("two-times.parquet"), "--ignore", "seen"))).isEqualTo(plain());
        assertThat(rows(read(file("two-times.parquet"), "--time-column", "made", "--ignore", "seen")))
                .isEqualTo(plain());
    }
}
