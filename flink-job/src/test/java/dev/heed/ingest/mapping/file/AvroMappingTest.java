package dev.heed.ingest.mapping.file;

import static dev.heed.ingest.mapping.file.MappingFixture.kind;
import static dev.heed.ingest.mapping.file.MappingFixture.problem;
import static dev.heed.ingest.mapping.file.MappingFixture.reading;
import static dev.heed.ingest.mapping.file.MappingFixture.readings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.Sent;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.RegistryOptions.WhenAway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Avro of a schema that is not Heed's. */
class AvroMappingTest {
    private static final String SCHEMA = """
            {"type": "record", "name": "Event", "namespace": "plant", "fields": [
              {"name": "device", "type": {"type": "record", "name": "Device", "fields": [
                {"name": "id", "type": ["null", "string"]}, {"name": "tags", "type": {"type": "map", "values": "int"}}]}},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["OFF", "ON"]}},
              {"name": "flow", "type": "float"},
              {"name": "load", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}},
              {"name": "wave", "type": {"type": "array", "items": "double"}},
              {"name": "parts", "type": {"type": "array", "items": "Device"}}]}
            """;

    private static final Schema PARSED = new Schema.Parser().parse(SCHEMA);

    @TempDir
    private Path directory;

    @BeforeEach
    void writeSchema() throws IOException {
        Files.writeString(directory.resolve("event.avsc"), SCHEMA);
    }

    private static byte[] plain(List<Double> wave) throws IOException {
        Schema deviceSchema = PARSED.getField("device").schema();
        GenericRecord device = new GenericData.Record(deviceSchema);
        device.put("id", "pump-1");
        device.put("tags", Map.of("rpm", 900));
        GenericRecord event = new GenericData.Record(PARSED);
        event.put("device", device);
        event.put("at", 1_767_225_600_123L);
        event.put("state", new GenericData.EnumSymbol(PARSED.getField("state").schema(), "ON"));
        event.put("flow", 2.5f);
        event.put(
                "load", ByteBuffer.wrap(new BigDecimal("-12.34").unscaledValue().toByteArray()));
        event.put("wave", wave);
        event.put("parts", List.of(device, device));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(PARSED).write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static final String BY_REGISTRY = """
            format: avro
            avro: {framing: registry}
            entity: {field: device.id}
            time: {field: at, unit: ms}
            channels: {flow: flow}
            """;

    /** Two versions of the schema come one after the other, and one that nobody knows. */
    @Test
    void findsEachRecordsSchemaInTheRegistry() throws IOException {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            registry.add(SCHEMA.replace("plant", "other"));
            registry.add(SCHEMA);
            Path file = Files.writeString(directory.resolve("registry.yaml"), BY_REGISTRY);
            RecordMapper mapper = new RecordMapper(MappingFile.read(file)
                    .asking(registry.settings(WhenAway.FAIL))
                    .of("t")
                    .orElseThrow());
            for (byte id = 1; id <= 2; id++) {
                byte[] value = framed(new byte[] {0, 0, 0, 0, id}, plain(List.of()));
                RawReading first = reading(mapper, Sent.of(value));
                assertThat(first.entity()).isEqualTo("pump-1");
                assertThat(reading(mapper, Sent.of(value)).timeMicros()).isEqualTo(first.timeMicros());
            }
            assertThat(registry.requests()).containsExactly("GET /schemas/ids/1", "GET /schemas/ids/2");
            Sent unknown = Sent.of(framed(new byte[] {0, 0, 0, 0, 9}, plain(List.of())));
            assertThat(kind(mapper, unknown)).isEqualTo(Problem.UNKNOWN_SCHEMA);
            assertThat(problem(mapper, Sent.of(new byte[] {1, 2})))
                    .contains("expected Confluent's header (00 and four bytes)");
            registry.leave();
            Sent untold = Sent.of(framed(new byte[] {0, 0, 0, 0, 8}, plain(List.of())));
            assertThat(kind(mapper, untold)).isEqualTo(Problem.NOT_YET);
        }
    }

    @Test
    void asksForTheRegistryThatHasTheSchemas() throws IOException {
        Configuration options = new Configuration();
        options.setString(
                "heed.ingest.mapping",
                Files.writeString(directory.resolve("registry.yaml"), BY_REGISTRY)
                        .toString());
        assertThatThrownBy(() -> KafkaReadings.mappings(options))
                .hasMessage(
                        "heed.ingest.mapping: expected heed.schema-registry.url with framing: registry, found none");
        options.setString("heed.schema-registry.url", "http://localhost:1");
        assertThat(KafkaReadings.mappings(options).needRegistry()).isTrue();
    }

    private static byte[] framed(byte[] head, byte[] plain) {
        byte[] all = Arrays.copyOf(head, head.length + plain.length);
        System.arraycopy(plain, 0, all, head.length, plain.length);
        return all;
    }

    private Path file(String framing, String measures) throws IOException {
        return Files.writeString(
                directory.resolve("mapping.yaml"),
                "format: avro\navro: {schema: event.avsc, framing: " + framing + "}\nentity: {field: device.id}\n"
                        + "time: {field: at, unit: ms}\n" + measures + "\n");
    }

    private RecordMapper mapper(String framing, String measures) throws IOException {
        return new RecordMapper(
                MappingFile.read(file(framing, measures)).of("t").orElseThrow());
    }

    private static final String ALL =
            "channels: {flow: flow, load: load, rpm: device.tags.rpm, first: 'wave[0]'}\n" + "where: {state: ON}";

    @Test
    void findsFieldsOfAnySchema() throws IOException {
        RawReading reading = reading(mapper("plain", ALL), Sent.of(plain(List.of(7., 8.))));
        assertThat(reading.entity()).isEqualTo("pump-1");
        assertThat(reading.timeMicros()).isEqualTo(1_767_225_600_123_000L);
        assertThat(reading.values()).containsExactly(2.5, -12.34, 900, 7);
    }

    @Test
    void readsSamplesAndArraysOfRecords() throws IOException {
        RawReading block =
                reading(mapper("plain", "channels: {wave: wave}\nperiod: 1kHz"), Sent.of(plain(List.of(1., 2., 3.))));
        assertThat(block.values()).containsExactly(1, 2, 3);
        assertThat(block.periodMicros()).isEqualTo(1_000);
        assertThat(readings(mapper("plain", "channels: {rpm: 'parts[].tags.rpm'}"), Sent.of(plain(List.of()))))
                .hasSize(2);
    }

    @Test
    void readsWhatStandsBehindAHeader() throws Exception {
        byte[] plain = plain(List.of(7.));
        byte[] fingerprint = SchemaNormalization.parsingFingerprint("CRC-64-AVRO", PARSED);
        byte[] single = framed(framed(new byte[] {(byte) 0xC3, 1}, fingerprint), plain);
        assertThat(reading(mapper("single-object", ALL), Sent.of(single)).values())
                .hasSize(4);
        assertThat(reading(mapper("confluent", ALL), Sent.of(framed(new byte[] {0, 0, 0, 0, 7}, plain)))
                        .values())
                .hasSize(4);
        single[5] ^= 1;
        assertThat(kind(mapper("single-object", ALL), Sent.of(single))).isEqualTo(Problem.UNKNOWN_SCHEMA);
        assertThat(problem(mapper("confluent", ALL), Sent.of(new byte[] {1, 2})))
                .isEqualTo("expected Confluent's header (00 and four bytes) before the record, found 01 02");
    }

    @Test
    void rejectsBytesThatBreakOffOrGoOnOrClaimToBeHuge() throws IOException {
        byte[] plain = plain(List.of(7.));
        RecordMapper mapper = mapper("plain", ALL);
        assertThat(kind(mapper, Sent.of(Arrays.copyOf(plain, plain.length - 3))))
                .isEqualTo(Problem.UNREADABLE);
        assertThat(problem(mapper, Sent.of(Arrays.copyOf(plain, plain.length + 1))))
                .startsWith("expected a record of the schema plant.Event, found ")
                .endsWith("bytes that are none: bytes behind it");
        byte[] huge = plain.clone();
        Arrays.fill(huge, 1, 5, (byte) 0xFE);
        huge[5] = 0x0F;
        assertThat(kind(mapper, Sent.of(huge))).isEqualTo(Problem.UNREADABLE);
        assertThat(reading(mapper, Sent.of(plain)).values()).hasSize(4);
    }

    @Test
    void tellsWhichFieldsTheSchemaDoesNotHave() throws IOException {
        Path file = file("boxed", "channels: {flow: device.flow, rpm: device.tags.rpm, wave: 'flow[0]'}");
        assertThatThrownBy(() -> MappingFile.read(file))
                .hasMessage("heed.ingest.mapping=" + file
                        + ": avro.framing: expected plain, single-object, confluent or registry, found 'boxed'");
        Path fields = file("plain", "channels: {flow: device.flow, rpm: device.tags.rpm, wave: 'flow[0]'}");
        assertThatThrownBy(() -> MappingFile.read(fields))
                .hasMessage("heed.ingest.mapping=" + fields
                        + ": channels.flow: expected a field of the schema, found 'device.flow';"
                        + " channels.wave: expected a field of the schema, found 'flow[0]'");
    }

    @Test
    void refusesASchemaThatIsNone() throws IOException {
        Path file = file("plain", "channels: {flow: flow}");
        Files.delete(directory.resolve("event.avsc"));
        assertThatThrownBy(() -> MappingFile.read(file))
                .hasMessage("heed.ingest.mapping=" + file
                        + ": avro.schema: expected a file with an Avro schema, found 'event.avsc': no such file");
        Files.writeString(directory.resolve("event.avsc"), "{\"type\": \"recrod\"}");
        assertThatThrownBy(() -> MappingFile.read(file))
                .hasMessageContaining("avro.schema: expected a file with an Avro schema, found 'event.avsc': ");
    }
}
