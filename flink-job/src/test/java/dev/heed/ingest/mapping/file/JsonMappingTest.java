package dev.heed.ingest.mapping.file;

import static dev.heed.ingest.mapping.file.MappingFixture.kind;
import static dev.heed.ingest.mapping.file.MappingFixture.mapper;
import static dev.heed.ingest.mapping.file.MappingFixture.problem;
import static dev.heed.ingest.mapping.file.MappingFixture.reading;
import static dev.heed.ingest.mapping.file.MappingFixture.readings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.fields.UnmappedRecord.Problem;
import dev.heed.ingest.mapping.MappedRecord;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMappingTest {
    private static final String FLAT = """
            format: json
            entity: {field: device}
            time: {field: ts, unit: ms}
            channels: {flow: payload.flow, temp: {path: 'payload."temp.c"', scale: 0.1, offset: -40}}
            where: {type: [reading, 7]}
            missing: [-999.25, N/A]
            """;

    private static Sent json(String type, String flow, String temp) {
        return Sent.text("{\"ts\": 1767225600123, \"type\": " + type + ", \"more\": {\"flow\": [[1], {}]}, \"payload\":"
                + " {\"flow\": " + flow + ", \"temp.c\": " + temp + "}, \"device\": \"pump-1\"}");
    }

    @Test
    void findsNestedFieldsAndScalesThem() {
        RawReading reading = reading(mapper(FLAT), json("\"reading\"", "2.5", "655"));
        assertThat(reading.entity()).isEqualTo("pump-1");
        assertThat(reading.timeMicros()).isEqualTo(1_767_225_600_123_000L);
        assertThat(reading.periodMicros()).isZero();
        assertThat(reading.channels()).containsExactly("flow", "temp");
        assertThat(reading.values()).containsExactly(2.5, 25.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999.25", "\"-999.250\"", "\"N/A\"", "null", "NaN", "\"nan\""})
    void takesMissingValuesAsMissing(String flow) {
        assertThat(reading(mapper(FLAT), json("\"reading\"", flow, "655")).values())
                .containsExactly(Double.NaN, 25.5);
    }

    @Test
    void readsNumbersInTextAndTruthAsOneAndZero() {
        assertThat(reading(mapper(FLAT), json("\"reading\"", "\"2.5\"", "true")).values())
                .containsExactly(2.5, -39.9);
    }

    @Test
    void appliesScaleAndOffsetInDoubles() {
        RecordMapper mapper = mapper(FLAT.replace("scale: 0.1, offset: -40", "scale: 1, offset: -101325"));
        assertThat(reading(mapper, json("\"reading\"", "1", "101325.0078125")).values())
                .containsExactly(1, .0078125);
    }

    @Test
    void leavesOutAndCountsWhatTheConditionsDoNotHoldOf() {
        RecordMapper mapper = mapper(FLAT);
        assertThat(readings(mapper, json("\"heartbeat\"", "{}", "[]"))).isEmpty();
        assertThat(readings(mapper, json("7.0", "1", "1"))).hasSize(1);
        assertThat(readings(mapper, Sent.text("{}"))).isEmpty();
        assertThat(mapper.filtered()).isEqualTo(2);
    }

    @Test
    void readsAnArrayOfRecordsWithWhatStandsAroundIt() {
        RecordMapper mapper = mapper("""
                format: json
                entity: {field: site.id}
                time: {field: 'items[].t', unit: s}
                channels: {flow: 'items[].v[1]', temp: temp}
                """);
        List<RawReading> readings = readings(
                mapper,
                Sent.text("{\"items\": [{\"t\": 1767225600, \"v\": [0, 1]}, {\"t\": 1767225601.5, \"v\": [0, 2, 9]}],"
                        + " \"temp\": 20, \"site\": {\"id\": 17}}"));
        assertThat(readings).extracting(RawReading::entity).containsExactly("17", "17");
        assertThat(readings)
                .extracting(RawReading::timeMicros)
                .containsExactly(1_767_225_600_000_000L, 1_767_225_601_500_000L);
        assertThat(readings.get(0).values()).containsExactly(1, 20);
        assertThat(readings.get(1).values()).containsExactly(2, 20);
        assertThat(readings(mapper, Sent.text("{\"items\": []}"))).isEmpty();
        assertThat(problem(mapper, Sent.text("{\"temp\": 1}"))).contains("[]").contains("found none");
    }

    @Test
    void takesTheGoodOnesOfAnArrayAndTellsTheFirstBadOne() {
        MappedRecord mapped = mapper(
                        "{format: json, entity: {constant: a}, time: {from: kafka}, channels: {flow: '[].f'}}")
                .map(Sent.text("[{\"f\": 1}, {\"f\": \"Bad\"}, {\"f\": 3}, {}]"));
        assertThat(mapped.readings()).extracting(reading -> reading.values()[0]).containsExactly(1., 3.);
        assertThat(mapped.problem()).hasMessage("[].f: expected a number, found 'Bad' (missing: []) (in 2 of 4)");
    }

    private static final String BLOCKS =
            "{format: json, entity: {field: d}, time: {field: t, format: iso}, channels: {a: x, b: y}, period: 10ms,"
                    + " missing: ['-']}";

    @Test
    void readsArraysOfSamples() {
        RawReading block = reading(
                mapper(BLOCKS),
                Sent.text("{\"d\":\"p\",\"t\":\"2026-01-01T01:00:00+01:00\",\"x\":[1,2,3],\"y\":[4,\"-\",6]}"));
        assertThat(block.timeMicros()).isEqualTo(1_767_225_600_000_000L);
        assertThat(block.periodMicros()).isEqualTo(10_000);
        assertThat(block.values()).containsExactly(1, 4, 2, Double.NaN, 3, 6);
        RawReading half =
                reading(mapper(BLOCKS), Sent.text("{\"d\":\"p\",\"t\":\"2026-01-01T00:00:00Z\",\"x\":[1,2]}"));
        assertThat(half.values()).containsExactly(1, Double.NaN, 2, Float.NaN);
    }

    @Test
    void readsThePeriodOfEachBlockFromAField() {
        RecordMapper mapper = mapper(BLOCKS.replace("10ms", "{field: dt, unit: ns}"));
        assertThat(reading(mapper, Sent.text("{\"d\":\"p\",\"t\":\"2026-01-01T00:00:00Z\",\"x\":[1,2],\"dt\":2500}"))
                        .periodMicros())
                .isEqualTo(2.5);
        assertThat(problem(mapper, Sent.text("{\"d\":\"p\",\"t\":\"2026-01-01T00:00:00Z\",\"x\":[1,2]}")))
                .isEqualTo("dt: expected the time between two samples in ns, found nothing");
    }

    @Test
    void refusesBlocksOfDifferentLength() {
        Sent uneven = Sent.text("{\"d\":\"p\",\"t\":\"2026-01-01T00:00:00Z\",\"x\":[1,2],\"y\":[1]}");
        assertThat(problem(mapper(BLOCKS), uneven))
                .isEqualTo("y: expected as many samples as the other channels, 2, found an array of 1");
        assertThat(kind(mapper(BLOCKS), uneven)).isEqualTo(Problem.WRONG_VALUE_COUNT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"device\":\"p\",\"ts\":1,\"payload\":{\"flow\":\"Bad\"}} | payload.flow: expected a number, found 'Bad' (missing: [-999.25, N/A])",
                "{\"device\":\"p\",\"ts\":1,\"payload\":{\"flow\":[1,2]}}   | payload.flow: expected a number, found an array of 2; of samples give their period",
                "{\"device\":\"p\",\"ts\":1,\"payload\":{\"flow\":{}}}      | payload.flow: expected a number, found an object",
                "{\"device\":\"p\",\"ts\":1,\"payload\":7}                  | expected a value at [payload.flow, payload.\"temp.c\"], found none",
                "{\"device\":\"p\",\"ts\":\"x\",\"payload\":{\"flow\":1}}   | ts: expected a time in ms since 1970, found 'x'",
                "{\"device\":\"p\",\"payload\":{\"flow\":1}}                | ts: expected a time in ms since 1970, found nothing",
                "{\"device\":\"p\",\"ts\":9e99,\"payload\":{\"flow\":1}}    | ts: expected a time in ms since 1970, found '9.0E99'",
                "{\"ts\":1,\"payload\":{\"flow\":1}}                        | device: expected the entity's name, found nothing",
                "{\"device\":{},\"ts\":1,\"payload\":{\"flow\":1}}          | device: expected the entity's name, found an object",
                "{\"device\":\"p\"                                          | expected JSON, found at byte 13: Unexpected end-of-input: expected close marker for Object",
                "{\"device\":\"p\"} {}                                      | expected one JSON value in a record, found another one from byte 15 on",
                "temp=3                                                     | expected JSON, found at byte 0: Unrecognized token",
            })
    void tellsWhereARecordDoesNotFit(String json, String message) {
        String mapping = FLAT.replace("where: {type: [reading, 7]}\n", "");
        assertThat(problem(mapper(mapping), Sent.text(json))).startsWith(message);
    }

    @Test
    void tellsWhatIsNoJsonFromWhatDoesNotFit() {
        assertThat(kind(mapper(FLAT), Sent.text("no json"))).isEqualTo(Problem.UNREADABLE);
        assertThat(kind(mapper(FLAT), Sent.text(" "))).isEqualTo(Problem.UNREADABLE);
        assertThat(kind(mapper(FLAT), json("7", "\"x\"", "1"))).isEqualTo(Problem.UNMAPPED);
    }
}
