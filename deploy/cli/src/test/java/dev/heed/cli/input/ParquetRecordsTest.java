package dev.heed.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of Parquet files as records that a mapping reads. */
class ParquetRecordsTest {
    @TempDir
    Path directory;

    private static List<String> records(String name) {
        List<String> records = new ArrayList<>();
        try (RecordLines lines = RecordLines.open(CsvFixture.parquet(name))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                records.add(line);
            }
        }
        return records;
    }

    @Test
    void keepsStructuresAndNulls() {
        assertThat(records("nested.parquet"))
                .hasSize(6)
                .startsWith(
                        "{\"time\":\"2024-01-01T00:00:00Z\",\"motor\":{\"speed\":10.0,\"oil\":{\"temp\":60}}}",
                        "{\"time\":\"2024-01-01T00:01:00Z\",\"motor\":{\"speed\":11.0,\"oil\":{\"temp\":null}}}");
    }

    @Test
    void writesNumbersThatJsonDoesNotHaveAsText() {
        assertThat(records("types.parquet").get(1)).contains("\"odd\":\"NaN\"", "\"cents\":-12.34", "\"yes\":0");
        assertThat(records("types.parquet").get(2)).contains("\"odd\":\"Infinity\"", "\"large\":15");
    }

    @Test
    void readsThemWithAMapping() {
        Path mapping = CsvFixture.write(
                directory,
                "mapping.yaml",
                "{format: json, entity: {field: pump}, time: {field: time, format: iso}, channels: {flow: flow}}");
        Account account = new Account();
        List<Row> rows = CsvFixture.all(MappedFiles.open(List.of(CsvFixture.parquet("entities.parquet")), mapping, .05)
                .rows(account));
        assertThat(rows).hasSize(12).extracting(Row::entity).startsWith("a", "b", "a", "b");
        assertThat(rows.get(3).values()).containsExactly(3);
        assertThat(account.lines()).contains("12 rows read, all used");
    }

    @Test
    void tellsWhichColumnsAMappingDoesNotSeeAndWhichRowIsWrong() {
        Path mapping = CsvFixture.write(
                directory,
                "mapping.yaml",
                "{format: json, entity: {from: topic}, time: {field: time, format: iso}, channels: {flow: flow}}");
        Account account = new Account();
        CsvFixture.all(MappedFiles.open(List.of(CsvFixture.parquet("not-read.parquet")), mapping, .05)
                .rows(account));
        assertThat(account.lines())
                .contains("'samples' left out: it is a list", "'raw' left out: it is bytes without a type");
        Account gaps = new Account();
        CsvFixture.all(MappedFiles.open(List.of(CsvFixture.parquet("gaps.parquet")), mapping, 1)
                .rows(gaps));
        assertThat(gaps.lines())
                .contains("60 rows read, 50 used, 10 left out")
                .anyMatch(line -> line.contains("row 2: "));
    }

    @Test
    void proposesAMapping() {
        CommandLineFixture run = CommandLineFixture.heed(
                "infer-mapping", "--input", CsvFixture.parquet("pump.parquet").toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("format: json", "entity: {from: topic}", "time: {field: time, format: iso}", "flow: flow");
    }
}
