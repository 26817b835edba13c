package dev.heed.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeedSaliencyTest {
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path directory;

    @Test
    void givesTheFiguresOfHeedApply() throws Exception {
        assertSameAsApply(all(ReadingsTable.asFastAsPossible()));
    }

    @Test
    void givesThemWhenItFailsInTheMiddle() throws Exception {
        List<Row> rows = all(ReadingsTable.withAFailure());
        assertThat(ReadingsTable.hasFailed()).isTrue();
        assertSameAsApply(rows);
    }

    @Test
    void tellsTheAlertsOfHeedApply() throws Exception {
        List<Row> rows = rows(
                ReadingsTable.asFastAsPossible(),
                call("readings", "PARTITION BY machine", PumpModel.directory()).replace("SALIENCY", "ALERTS"));
        List<String> expected = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> alerts = CsvReader.builder().ofNamedCsvRecord(applied("alerts"))) {
            for (NamedCsvRecord alert : alerts) {
                expected.add(String.join(
                        "|",
                        alert.getField("id"),
                        alert.getField("state"),
                        alert.getField("severity"),
                        alert.getField("text")));
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(rows)
                .extracting(row -> String.join(
                        "|",
                        row.getFieldAs("id"),
                        row.getFieldAs("state"),
                        row.getFieldAs("severity"),
                        row.getFieldAs("text")))
                .isEqualTo(expected);
        Map<String, Float> causes = rows.get(0).getFieldAs("causes");
        assertThat(causes).containsKey("flow");
    }

    @Test
    void forecastsWhatHeedApplyDoes() throws Exception {
        List<Row> rows = rows(
                ReadingsTable.asFastAsPossible(),
                call("readings", "PARTITION BY machine", PumpModel.directory()).replace("SALIENCY", "FORECASTS")
                        + " WHERE level = 0.5");
        List<String> lines = Files.readAllLines(applied("forecasts"));
        // A forecast issued behind the last row has no line there.
        assertThat(lines.size() - 1)
                .isGreaterThan(100)
                .isBetween(rows.size() - PumpModel.HORIZON * PumpModel.HOP, rows.size());
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            Row row = rows.get(i - 1);
            assertThat(row.<Instant>getFieldAs("issued")).isEqualTo(Instant.parse(cells[0]));
            assertThat(row.<Instant>getFieldAs("step_time")).isEqualTo(Instant.parse(cells[1]));
            Map<String, Double> forecast = row.getFieldAs("forecast");
            for (int c = 0; c < Channel.labels().size(); c++) {
                double expected = Double.parseDouble(cells[2 + c]);
                assertThat(forecast.get(Channel.labels().get(c)))
                        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void takesAMissingChannelForOneThatWasNotRead() throws Exception {
        StreamTableEnvironment tables = ReadingsTable.asFastAsPossible();
        tables.executeSql("CREATE TEMPORARY VIEW fewer AS SELECT machine, ts, flow, pressure FROM readings");
        List<Row> rows = rows(tables, call("fewer", "PARTITION BY machine", PumpModel.directory()));
        assertThat(rows).isNotEmpty();
        Map<String, Float> saliency = rows.get(rows.size() - 1).getFieldAs("saliency");
        assertThat(saliency).containsOnlyKeys(Channel.labels()).containsEntry("current", 0f);
    }

    @Test
    void refusesAModelThatIsNotThere() {
        assertRefused(
                call("readings", "PARTITION BY machine", Path.of("/no/model")),
                "HEED_SALIENCY: expected a model directory, found none at /no/model");
    }

    @Test
    void refusesAModelWithStepsThatFlinksTimeCannotTell() throws Exception {
        Random random = new Random(1);
        Stream<String> rows = IntStream.range(0, 1_000)
                .mapToObj(t -> String.format(Locale.ROOT, "%.4f", Math.sin(t / 9.) + .1 * random.nextGaussian()));
        Path file = CsvFixture.write(
                directory, "fast.csv", Stream.concat(Stream.of("flow"), rows).toArray(String[]::new));
        Path model = directory.resolve("fast");
        CommandLineFixture trained = CommandLineFixture.heed(
                "train", "--input=" + file, "--output=" + model, "--no-time", "--rate=2kHz", "--steps=1");
        assertThat(trained.status()).as(trained.err()).isZero();
        assertRefused(
                call("readings", "PARTITION BY machine", model),
                "HEED_SALIENCY: expected a model with steps of 1 ms or more, since Flink's event time has milliseconds,"
                        + " found steps of ");
    }

    @Test
    void refusesATableWithoutChannels() {
        StreamTableEnvironment tables = ReadingsTable.asFastAsPossible();
        tables.executeSql("CREATE TEMPORARY VIEW others AS SELECT machine, ts, note FROM readings");
        assertRefused(
                tables,
                call("others", "PARTITION BY machine", PumpModel.directory()),
                "HEED_SALIENCY: expected a column for each channel of the model [speed, flow, pressure, temperature,"
                        + " vibration, current], found [machine, ts, note]");
    }

    @Test
    void refusesAChannelThatIsNoNumber() {
        StreamTableEnvironment tables = ReadingsTable.asFastAsPossible();
        tables.executeSql("CREATE TEMPORARY VIEW texts AS SELECT machine, ts, note AS flow FROM readings");
        assertRefused(
                tables,
                call("texts", "PARTITION BY machine", PumpModel.directory()),
                "HEED_SALIENCY: expected numbers in the column of channel flow, found STRING");
    }

    @Test
    void refusesATableWithoutMachines() {
        assertRefused(
                call("readings", "", PumpModel.directory()), "Table argument 'input' requires a PARTITION BY clause");
    }

    @Test
    void refusesTwoColumnsOfMachines() {
        assertRefused(
                call("readings", "PARTITION BY (machine, note)", PumpModel.directory()),
                "HEED_SALIENCY: expected PARTITION BY one column, that of the machine, found 2");
    }

    @Test
    void refusesATableWithoutTime() {
        assertRefused(
                "SELECT * FROM HEED_SALIENCY(input => TABLE readings PARTITION BY machine, model => '%s')"
                        .formatted(PumpModel.directory()),
                "on_time");
    }

    @Test
    void refusesAModelThatIsNoText() {
        assertRefused(
                "SELECT * FROM HEED_SALIENCY(input => TABLE readings PARTITION BY machine, on_time => DESCRIPTOR(ts),"
                        + " model => CAST(NULL AS STRING))",
                "HEED_SALIENCY: expected model => 'DIR' as a text in the statement");
    }

    private static void assertRefused(String statement, String message) {
        assertRefused(ReadingsTable.asFastAsPossible(), statement, message);
    }

    private static void assertRefused(StreamTableEnvironment tables, String statement, String message) {
        assertThatThrownBy(() -> tables.explainSql(statement))
                .satisfies(refused ->
                        assertThat(ExceptionUtils.stringifyException(refused)).contains(message));
    }

    private static String call(String table, String partition, Path model) {
        return "SELECT * FROM HEED_SALIENCY(input => TABLE %s %s, on_time => DESCRIPTOR(ts), model => '%s')"
                .formatted(table, partition, model);
    }

    private static List<Row> all(StreamTableEnvironment tables) throws Exception {
        return rows(tables, call("readings", "PARTITION BY machine", PumpModel.directory()));
    }

    private static List<Row> rows(StreamTableEnvironment tables, String statement) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<Row> all = tables.executeSql(statement).collect()) {
            all.forEachRemaining(rows::add);
        }
        return rows;
    }

    private void assertSameAsApply(List<Row> rows) throws IOException {
        List<String> lines = Files.readAllLines(applied("saliency"));
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(rows).hasSize(lines.size() - 1);
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            Row row = rows.get(i);
            assertThat(row.<String>getFieldAs("machine")).isEqualTo(PumpRows.PUMP);
            assertThat(row.<Instant>getFieldAs("step_time")).isEqualTo(Instant.parse(cells[0]));
            assertThat(row.<Float>getFieldAs("score")).isCloseTo(Float.parseFloat(cells[1]), within((float) TOLERANCE));
            assertThat(row.<Float>getFieldAs("threshold")).isPositive();
            Map<String, Float> saliency = row.getFieldAs("saliency");
            for (int c = 0; c < Channel.labels().size(); c++) {
                assertThat(saliency.get(Channel.labels().get(c)))
                        .isCloseTo(Float.parseFloat(cells[2 + c]), within((float) TOLERANCE));
            }
        }
    }

    private Path applied(String output) {
        CommandLineFixture apply = CommandLineFixture.heed(
                "apply",
                "--model=" + PumpModel.directory(),
                "--input=" + PumpRows.file(directory),
                "--output=" + directory.resolve("out"),
                "--outputs=" + output);
        assertThat(apply.err()).isEmpty();
        return directory.resolve("out/" + output + ".csv");
    }
}
