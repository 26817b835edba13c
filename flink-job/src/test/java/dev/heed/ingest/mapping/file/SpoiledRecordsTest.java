package dev.heed.ingest.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.mapping.MappedRecord;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a record holds, it is mapped or told what is wrong with it; nothing is thrown that would end the job. */
class SpoiledRecordsTest {
    private static final int RECORDS = 30_000;

    private static byte[] spoiled(byte[] good, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length) + 1) : good.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? bytes[random.nextInt(bytes.length)] : (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void assertNothingIsThrown(RecordMapper mapper, byte[] good) {
        Random random = new Random(7);
        assertThat(mapper.map(Sent.of(good)).problem()).isNull();
        int bad = 0;
        for (int i = 0; i < RECORDS; i++) {
            MappedRecord mapped = mapper.map(Sent.of(spoiled(good, random)));
            if (mapped.problem() != null) {
                assertThat(mapped.problem().getMessage()).contains("expected").contains("found");
                bad++;
            }
        }
        assertThat(bad).isGreaterThan(RECORDS / 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{format: json, entity: {field: d}, time: {field: 'r[].t', format: iso, zone: UTC}, channels: {a: 'r[].a', b: 'r[].b[1]'}} | {\"d\":\"p\",\"r\":[{\"t\":\"2026-01-01T00:00:00\",\"a\":1.5e1,\"b\":[1,2]},{\"t\":\"2026-01-01 00:00:00Z\",\"a\":\"3\",\"b\":[]}]}",
                "{format: json, entity: {field: d}, time: {field: t, unit: s}, channels: {a: a, b: b}, period: {field: p, unit: ms}} | {\"d\":\"p\",\"t\":1767225600,\"p\":10,\"a\":[1,2,-3e2],\"b\":[null,\"4\",true]}",
                "{format: csv, csv: {delimiter: ;}, entity: {field: 1}, time: {field: 0, pattern: 'dd.MM.yyyy HH:mm', zone: UTC}, channels: {a: 2, b: 3}} | 01.01.2026 00:00;\"a \"\"b\"\"\";1.5;-2",
                "{format: influx, entity: {field: tag.host}, channel: {field: tag.c}, value: {field: field.v}} | m,host=a\\ b,c=x v=1.5,w=\"a \\\"b\",u=3i 1767225600000000000",
            })
    void ofText(String mapping, String record) {
        assertNothingIsThrown(MappingFixture.mapper(mapping), record.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ofAvro(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("node.avsc"), """
                {"type": "record", "name": "Node", "fields": [
                  {"name": "id", "type": "string"}, {"name": "at", "type": "long"},
                  {"name": "values", "type": {"type": "array", "items": ["null", "double"]}},
                  {"name": "next", "type": ["null", "Node"]}]}
                """);
        Path file = Files.writeString(
                directory.resolve("mapping.yaml"),
                "{format: avro, avro: {schema: node.avsc, framing: plain}, entity: {field: id},"
                        + " time: {field: at, unit: us}, channels: {a: values, b: next.values}, period: 1s}");
        RecordMapper mapper = new RecordMapper(MappingFile.read(file).of("any").orElseThrow());
        byte[] good = {2, 'p', 8, 4, 0, 0, 0, 2, 2, 'q', 8, 4, 0, 0, 0, 0};
        assertNothingIsThrown(mapper, good);
        byte[] deep = new byte[500_000]; // a node in a node in a node …
        for (int i = 0; i + 4 < deep.length; i += 4) {
            deep[i + 3] = 2;
        }
        assertThat(mapper.map(Sent.of(deep)).problem()).hasMessageContaining("more than 200 deep");
    }

    @Test
    void ofJsonThatIsDeepOrLong() {
        RecordMapper mapper =
                MappingFixture.mapper("{format: json, entity: {field: d}, time: {from: kafka}, channels: {a: a}}");
        assertThat(mapper.map(Sent.text("[".repeat(100_000))).problem()).isNotNull();
        assertThat(mapper.map(Sent.text("{\"x\":" + "[".repeat(100_000))).problem())
                .isNotNull();
        assertThat(mapper.map(Sent.text("{\"a\":" + "9".repeat(100_000) + "}")).problem())
                .isNotNull();
        assertThat(mapper.map(Sent.text("{\"d\":\"p\",\"a\":" + "9".repeat(400) + "}"))
                        .readings()
                        .get(0)
                        .values())
                .containsExactly(Float.POSITIVE_INFINITY);
    }
}
