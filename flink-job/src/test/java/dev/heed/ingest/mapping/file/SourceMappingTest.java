package dev.heed.ingest.mapping.file;

import static dev.heed.ingest.mapping.file.MappingFixture.kind;
import static dev.heed.ingest.mapping.file.MappingFixture.mapper;
import static dev.heed.ingest.mapping.file.MappingFixture.mappings;
import static dev.heed.ingest.mapping.file.MappingFixture.problem;
import static dev.heed.ingest.mapping.file.MappingFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.fields.Format;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.Sent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where entities, times and channels come from, and which topic has which mapping. */
class SourceMappingTest {
    private static RecordMapper withEntity(String entity) {
        return mapper("{format: json, entity: " + entity + ", time: {from: kafka}, channels: {flow: f}}");
    }

    private static RecordMapper withTime(String time) {
        return mapper("{format: json, entity: {constant: a}, time: " + time + ", channels: {flow: f}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: key}                                | line-7/pump-1",
                "{from: key, pattern: '.*/(.+)'}            | pump-1",
                "{from: topic}                              | plant-north",
                "{from: topic, pattern: 'plant-(.+)'}       | north",
                "{header: device}                           | d-3",
                "{constant: boiler}                         | boiler",
                "{field: n}                                 | 12",
            })
    void takesTheEntityFromWhereTheMappingSays(String entity, String name) {
        Sent record =
                Sent.text("{\"f\": 1, \"n\": 12}").withKey("line-7/pump-1").withHeader("device", "d-3");
        assertThat(reading(withEntity(entity), record).entity()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: key}                          | expected a key with the entity's name in it, found none",
                "{header: device}                     | expected a header 'device' with the entity's name in it, found none",
                "{from: topic, pattern: 'line-(.+)'}  | entity: expected a name that matches line-(.+), found 'plant-north'",
            })
    void refusesARecordWithoutAnEntity(String entity, String message) {
        assertThat(problem(withEntity(entity), Sent.text("{\"f\": 1}"))).isEqualTo(message);
        assertThat(kind(withEntity(entity), Sent.text("{\"f\": 1}"))).isEqualTo(Problem.NO_ENTITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: kafka}                                        | 0 | 1767225600000000",
                "{field: t, unit: s}                                  | 1767225600.25 | 1767225600250000",
                "{field: t, unit: s}                                  | \"1767225600\" | 1767225600000000",
                "{field: t, unit: ms}                                 | 1767225600001 | 1767225600001000",
                "{field: t, unit: us}                                 | 1767225600000001 | 1767225600000001",
                "{field: t, unit: ns}                                 | 1767225600000001999 | 1767225600000001",
                "{field: t, unit: ms}                                 | -1 | -1000",
                "{field: t, format: iso}                              | \"2026-01-01T01:00:00.5+01:00\" | 1767225600500000",
                "{field: t, format: iso}                              | \"2026-01-01 01:00:00+0100\" | 1767225600000000",
                "{field: t, format: iso}                              | \"2026-01-01T00:00Z\" | 1767225600000000",
                "{field: t, format: iso, zone: Europe/Berlin}         | \"2026-01-01T01:00:00\" | 1767225600000000",
                "{field: t, format: iso, zone: Europe/Berlin}         | \"2026-01-01T00:00:00Z\" | 1767225600000000",
                "{field: t, pattern: 'M/d/yyyy h:mm a', zone: UTC}    | \"1/1/2026 12:00 AM\" | 1767225600000000",
                "{field: t, pattern: 'yyyyMMdd HHmmssX'}              | \"20260101 010000+01\" | 1767225600000000",
                "{field: t, pattern: 'yyyy-MM-dd', zone: UTC}         | \"2026-01-01\" | 1767225600000000",
            })
    void takesTheTimeFromWhereTheMappingSays(String time, String t, long micros) {
        assertThat(reading(withTime(time), Sent.text("{\"f\": 1, \"t\": " + t + "}"))
                        .timeMicros())
                .isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{field: t, format: iso}   | \"2026-01-01T00:00:00\" | t: expected a time with its offset, such as Z or +01:00 (or give time.zone), found '2026-01-01T00:00:00'",
                "{field: t, format: iso}   | \"yesterday\" | t: expected a time in ISO 8601, found 'yesterday'",
                "{field: t, format: iso}   | {}  | t: expected a time in ISO 8601, found an object",
                "{field: t, unit: s}       | 99999999999999999 | t: expected a time in s since 1970, found '99999999999999999'",
                "{field: t, unit: s}       | null | t: expected a time in s since 1970, found no value",
            })
    void refusesATimeThatIsNone(String time, String t, String message) {
        assertThat(problem(withTime(time), Sent.text("{\"f\": 1, \"t\": " + t + "}")))
                .isEqualTo(message);
    }

    @Test
    void refusesARecordWithoutKafkasTimestamp() {
        Sent record = new Sent("t", null, Sent.text("{\"f\": 1}").value(), Map.of(), -1);
        assertThat(problem(withTime("{from: kafka}"), record))
                .isEqualTo("time: expected a record with Kafka's timestamp, found none");
    }

    @ParameterizedTest
    @CsvSource({"TI-101, temperature", "plant1/FI-7, flow", "plant1/pressure, pressure", "other, other"})
    void namesTheChannelOfANarrowRecordByPatternAndAlias(String tag, String channel) {
        RecordMapper mapper = mapper("""
                format: json
                entity: {from: topic}
                time: {from: kafka}
                channel: {field: tag, pattern: 'plant1/(.+)', aliases: {TI-101: temperature, FI-7: flow}}
                value: {field: v, scale: 2, offset: 1}
                """);
        var reading = reading(mapper, Sent.text("{\"tag\": \"" + tag + "\", \"v\": 3}"));
        assertThat(mapper.isNarrow()).isTrue();
        assertThat(reading.channels()).containsExactly(channel);
        assertThat(reading.values()).containsExactly(7);
        assertThat(problem(mapper, Sent.text("{\"v\": 3}")))
                .isEqualTo("tag: expected the channel's name, found nothing");
        assertThat(problem(mapper, Sent.text("{\"tag\": \"x\"}"))).isEqualTo("expected a value at [v], found none");
    }

    @Test
    void givesATopicTheMappingThatNamesItBeforeOneWhosePatternMatches() {
        Mappings mappings = mappings("""
                topics:
                  - {pattern: 'plant-.*', format: csv, entity: {from: key}, time: {from: kafka}, channels: {a: 0}}
                  - {topic: plant-a, format: json, entity: {from: key}, time: {from: kafka}, channels: {a: x}}
                """);
        assertThat(mappings.of("plant-a").orElseThrow().format()).isEqualTo(new Format.Json());
        assertThat(mappings.of("plant-b").orElseThrow().format()).isInstanceOf(Format.Csv.class);
        assertThat(mappings.of("sensor-readings")).isEmpty();
    }
}
