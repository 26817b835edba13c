package dev.heed.ingest.mapping.file;

import static dev.heed.ingest.mapping.file.MappingFixture.kind;
import static dev.heed.ingest.mapping.file.MappingFixture.mapper;
import static dev.heed.ingest.mapping.file.MappingFixture.problem;
import static dev.heed.ingest.mapping.file.MappingFixture.reading;
import static dev.heed.ingest.mapping.file.MappingFixture.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.fields.UnmappedRecord.Problem;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of lines: CSV and Influx's protocol. */
class LineMappingTest {
    private static final String CSV = """
            format: csv
            csv: {delimiter: ';', columns: [when, machine, 'flow [m³/h]', temp.in]}
            entity: {field: machine}
            time: {field: when, pattern: 'dd.MM.yyyy HH:mm:ss', zone: Europe/Berlin}
            channels: {flow: 'flow [m³/h]', temp: temp.in}
            missing: [Bad]
            """;

    @Test
    void readsCellsByTheirNames() {
        RawReading reading = reading(mapper(CSV), Sent.text("01.07.2026 02:00:00;\"press \"\"1\"\"; hall\"; 2.5;1e2"));
        assertThat(reading.entity()).isEqualTo("press \"1\"; hall");
        assertThat(reading.timeMicros()).isEqualTo(1_782_864_000_000_000L);
        assertThat(reading.values()).containsExactly(2.5, 100);
    }

    @Test
    void readsCellsByTheirNumbersAndEachLineOfARecord() {
        RecordMapper mapper =
                mapper("{format: csv, entity: {field: 1}, time: {field: 0, unit: s}, channels: {flow: 2}}");
        List<RawReading> readings = readings(mapper, Sent.text("1767225600,a,1\n1767225601,b,2\r\n"));
        assertThat(readings).extracting(RawReading::entity).containsExactly("a", "b");
        assertThat(readings)
                .extracting(RawReading::timeMicros)
                .containsExactly(1_767_225_600_000_000L, 1_767_225_601_000_000L);
    }

    @Test
    void readsDecimalCommasAndPointsBetweenThousandsWhereItIsTold() {
        RecordMapper mapper = mapper(CSV.replace("temp.in]}", "temp.in], decimal: ','}"));
        assertThat(reading(mapper, Sent.text("01.07.2026 02:00:00;a;-1.234,5;,25"))
                        .values())
                .containsExactly(-1234.5, .25);
        assertThat(reading(mapper, Sent.text("01.07.2026 02:00:00;a;12.345;1,5e-3"))
                        .values())
                .containsExactly(12345, .0015);
        assertThat(reading(mapper, Sent.text("01.07.2026 02:00:00;a;2.5;7")).values())
                .containsExactly(2.5, 7);
    }

    @Test
    void takesEmptyCellsAsMissing() {
        assertThat(reading(mapper(CSV), Sent.text("01.07.2026 02:00:00;a;Bad; "))
                        .values())
                .containsExactly(Double.NaN, Float.NaN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01.07.2026 02:00:00;a;1 | UNREADABLE | expected 4 cells with ';' between them (when, machine, flow [m³/h], temp.in), found 3 in line 1",
                "2026-07-01;a;1;2        | UNMAPPED   | when: expected a time in the pattern dd.MM.yyyy HH:mm:ss, found '2026-07-01'",
                "01.07.2026 02:00:00;a;1,5;2 | UNMAPPED | flow [m³/h]: expected a number, found '1,5' (missing: [Bad])",
                "01.07.2026 02:00:00;;1;2 | NO_ENTITY | machine: expected the entity's name, found no value",
            })
    void tellsWhereALineDoesNotFit(String line, Problem kind, String message) {
        assertThat(problem(mapper(CSV), Sent.text(line))).isEqualTo(message);
        assertThat(kind(mapper(CSV), Sent.text(line))).isEqualTo(kind);
    }

    private static final String INFLUX =
            "{format: influx, entity: {field: tag.host}, channels: {flow: field.flow, on: 'field.on.off', n: field.n}}";

    @Test
    void readsInfluxLines() {
        List<RawReading> readings = readings(
                mapper(INFLUX),
                Sent.text(
                        "# a comment\npump,host=a\\ b,site=x flow=1.5,on.off=t,text=\"a, \\\"b\\\" =1\" 1767225600123456789\n"
                                + "pump,host=b n=7i,flow=-2e1 1767225601000000000\r\n\n"));
        assertThat(readings).extracting(RawReading::entity).containsExactly("a b", "b");
        assertThat(readings.get(0).timeMicros()).isEqualTo(1_767_225_600_123_456L);
        assertThat(readings.get(0).values()).containsExactly(1.5, 1, Double.NaN);
        assertThat(readings.get(1).values()).containsExactly(-20, Double.NaN, 7);
    }

    @Test
    void takesChannelsFromTheMeasurement() {
        RecordMapper mapper = mapper("{format: influx, entity: {field: tag.host}, time: {field: time, unit: ms},"
                + " channel: {field: measurement}, value: {field: field.value}}");
        RawReading reading = reading(mapper, Sent.text("flow,host=a value=3u 1767225600000"));
        assertThat(reading.channels()).containsExactly("flow");
        assertThat(reading.values()).containsExactly(3);
        assertThat(reading.timeMicros()).isEqualTo(1_767_225_600_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "pump,host=a flow=1        | UNMAPPED | time: expected a time in ns since 1970, found nothing",
                "pump flow=1 1             | NO_ENTITY | tag.host: expected the entity's name, found nothing",
                "pump,host=a               | UNREADABLE | expected ' ' in line 1 of Influx's protocol, found the line's end",
                "pump,host=a flow=x 1      | UNREADABLE | expected a number, true, false or a text in quotes in line 1 of Influx's protocol, found 'x'",
                "pump,host=a flow=1 y      | UNREADABLE | expected a time in line 1 of Influx's protocol, found 'y'",
                "pump,host=a flow=\"1      | UNREADABLE | expected '\"' in line 1 of Influx's protocol, found the line's end",
                "pump,host flow=1 1        | UNREADABLE | expected '=' in line 1 of Influx's protocol, found ' flow=1 1'",
                "pump,host=a flow=1 1 2    | UNREADABLE | expected the line's end in line 1 of Influx's protocol, found '2'",
                "#                         | UNREADABLE | expected a line of Influx's protocol, found none",
                "pump,host=a flow=i 1      | UNREADABLE | expected a number, true, false or a text in quotes in line 1 of Influx's protocol, found 'i'",
            })
    void tellsWhereAnInfluxLineDoesNotFit(String line, Problem kind, String message) {
        assertThat(problem(mapper(INFLUX), Sent.text(line))).isEqualTo(message);
        assertThat(kind(mapper(INFLUX), Sent.text(line))).isEqualTo(kind);
    }
}
