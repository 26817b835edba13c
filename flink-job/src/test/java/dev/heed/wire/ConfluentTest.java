package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heed.model.refusal.Refusal;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.FaultyRegistry.Fault;
import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.registry.RegistryProblem;
import dev.heed.registry.SchemaRegistry;
import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.AlertVerdict;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.UnreadableRecord.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfluentTest {
    private static final SensorReading READING =
            new SensorReading("Pumpe Süd", Micros.instant(1_500_001), 250.5, List.of("flow"), List.of(1f, -2f));
    private static final ContractTopic READINGS = new ContractTopic(Contract.SENSOR_READING, "sensor-readings");

    private final FaultyRegistry registry = new FaultyRegistry();

    @AfterEach
    void end() {
        registry.close();
    }

    private Confluent registered() throws RegistryProblem {
        new SchemaRegistry(registry.settings(WhenAway.FAIL))
                .register(READINGS.subject(), Contract.SENSOR_READING.schema());
        return Confluent.lookUp(registry.settings(WhenAway.DEAD_LETTER), List.of(READINGS));
    }

    private static void assertUnreadable(RecordReader<?> reader, byte[] value, Problem problem, String message) {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> reader.read(value))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
    }

    /** A record of a schema that the registry gets to know by this. */
    private byte[] foreign(String schema, @Nullable Object... fields) throws IOException {
        Schema parsed = new Schema.Parser().parse(schema);
        GenericData.Record record = new GenericData.Record(parsed);
        for (int i = 0; i < fields.length; i++) {
            record.put(i, fields[i]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(5).putInt(1, registry.add(schema)).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<>(parsed).write(record, encoder);
        return out.toByteArray();
    }

    private static String schema(String name, String more) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"namespace\":\"dev.heed.schemas\",\"fields\":["
                + "{\"name\":\"entity\",\"type\":\"string\"}," + more + "]}";
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Confluent encoding = registered();
        byte[] value = encoding.writer(SensorReading.class).encode(READING);
        RecordReader<SensorReading> reader = encoding.reader(SensorReading.class);
        assertThat(reader.read(value)).isEqualTo(READING);
        assertThat(reader.read(value).getValues()).isInstanceOf(FloatList.class); // in blocks, not one by one
    }

    @Test
    void beginsWithAZeroAndTheNumberOfTheSchema() throws Exception {
        registry.add("\"int\"");
        byte[] value = registered().writer(SensorReading.class).encode(READING);
        byte[] single = new SingleObject().writer(SensorReading.class).encode(READING);
        assertThat(Arrays.copyOf(value, 5)).containsExactly(0, 0, 0, 0, 2);
        assertThat(Arrays.copyOfRange(value, 5, value.length)).isEqualTo(Arrays.copyOfRange(single, 10, single.length));
    }

    @Test
    void asksForASchemaOnce() throws Exception {
        Confluent encoding = registered();
        byte[] value = encoding.writer(SensorReading.class).encode(READING);
        RecordReader<SensorReading> reader = encoding.reader(SensorReading.class);
        reader.read(value);
        registry.leave();
        assertThat(reader.read(value)).isEqualTo(READING);
        assertThat(reader.lookUps()).isEqualTo(new LookUps(1, 0, false));
    }

    @Test
    void readsSingleObjectsAsWell() throws Exception {
        byte[] single = new SingleObject().writer(SensorReading.class).encode(READING);
        assertThat(Confluent.reading(registry.settings(WhenAway.FAIL))
                        .reader(SensorReading.class)
                        .read(single))
                .isEqualTo(READING);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void writesKindsWithoutATopicAsSingleObjects() throws Exception {
        AlertFeedback feedback = new AlertFeedback("a", "b", AlertVerdict.FALSE, null, null, Micros.instant(1));
        byte[] value = registered().writer(AlertFeedback.class).encode(feedback);
        assertThat(new SingleObject().reader(AlertFeedback.class).read(value)).isEqualTo(feedback);
    }

    @Test
    void readsAnotherVersionOfTheSchema() throws Exception {
        byte[] value = foreign(
                schema(
                        "SensorReading",
                        "{\"name\":\"room\",\"type\":\"string\"},{\"name\":\"time\",\"type\":\"long\"},"
                                + "{\"name\":\"period\",\"type\":\"double\",\"default\":0},{\"name\":\"channels\",\"type\":[\"null\","
                                + "{\"type\":\"array\",\"items\":\"string\"}]},{\"name\":\"values\",\"type\":{\"type\":\"array\",\"items\":\"float\"}}"),
                "Pumpe Süd",
                "12",
                1_500_001L,
                250.5,
                List.of("flow"),
                List.of(1f, -2f));
        assertThat(registered().reader(SensorReading.class).read(value)).isEqualTo(READING);
    }

    /** Avro's own reader would allocate what such a record claims to hold. */
    @Test
    void takesNoMoreMemoryForAnotherVersionThanItsRecordHas() throws Exception {
        byte[] value = foreign(
                schema(
                        "SensorReading",
                        "{\"name\":\"time\",\"type\":\"long\"},"
                                + "{\"name\":\"period\",\"type\":\"double\"},{\"name\":\"channels\",\"type\":[\"null\",{\"type\":\"array\","
                                + "\"items\":\"string\"}]},{\"name\":\"values\",\"type\":{\"type\":\"array\",\"items\":\"float\"}},"
                                + "{\"name\":\"x\",\"type\":\"int\"}"),
                "a",
                1L,
                0.,
                null,
                List.of(1f),
                1);
        ByteBuffer huge = ByteBuffer.allocate(value.length + 8).put(value, 0, 5);
        huge.put(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}); // a text of 2 GB
        RecordReader<SensorReading> reader = registered().reader(SensorReading.class);
        assertThat(reader.read(value).getEntity()).isEqualTo("a");
        assertUnreadable(reader, huge.array(), Problem.BROKEN, "that break off: a value of 2147483647 bytes");
    }

    @Test
    void refusesASchemaThatIsNoneOfTheRecord() throws Exception {
        RecordReader<SensorReading> reader = registered().reader(SensorReading.class);
        byte[] other = foreign(schema("Order", "{\"name\":\"price\",\"type\":\"int\"}"), "a", 1);
        assertUnreadable(
                reader,
                other,
                Problem.UNKNOWN_SCHEMA,
                "expected a schema that can be read as a SensorReading, found dev.heed.schemas.Order, number 2: NAME_MISMATCH");
        byte[] less = foreign(schema("SensorReading", "{\"name\":\"price\",\"type\":\"int\"}"), "a", 1);
        assertUnreadable(reader, less, Problem.UNKNOWN_SCHEMA, "READER_FIELD_MISSING_DEFAULT_VALUE");
        int before = registry.requests().size();
        assertUnreadable(reader, other, Problem.UNKNOWN_SCHEMA, "NAME_MISMATCH");
        assertThat(registry.requests()).hasSize(before);
    }

    @Test
    void refusesBrokenBytes() throws Exception {
        RecordReader<SensorReading> reader = registered().reader(SensorReading.class);
        byte[] value = registered().writer(SensorReading.class).encode(READING);
        assertUnreadable(
                reader,
                new byte[] {1, 2, 3},
                Problem.BROKEN,
                "(00 and four bytes) or Avro's (C3 01 …), found 01 02 03");
        assertUnreadable(reader, new byte[] {0, 0, 0}, Problem.BROKEN, "found 00 00 00");
        assertUnreadable(reader, Arrays.copyOf(value, value.length - 2), Problem.BROKEN, "bytes that break off: ");
        assertUnreadable(reader, Arrays.copyOf(value, value.length + 2), Problem.BROKEN, "bytes behind it");
    }

    @Test
    void doesNotAskAgainForANumberThatTheRegistryDoesNotKnow() throws Exception {
        RecordReader<SensorReading> reader = registered().reader(SensorReading.class);
        byte[] junk = {0, 0, 0, 9, 9, 1};
        assertUnreadable(
                reader, junk, Problem.UNKNOWN_SCHEMA, "expected a schema that the registry knows, found number 2313");
        registry.leave();
        assertUnreadable(reader, junk, Problem.UNKNOWN_SCHEMA, "found number 2313");
    }

    @Test
    void looksUpWhatItWritesAndNamesTheSubjectsThatLack() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Confluent.lookUp(registry.settings(WhenAway.FAIL), List.of(READINGS)))
                .withMessageMatching(
                        "schema registry at http://localhost:\\d+: expected this version's schemas under the subjects"
                                + " of all topics, found none under \\[sensor-readings-value]; heed topics create"
                                + " --schema-registry http://localhost:\\d+ registers them");
        registry.with(Fault.LETS_NOBODY_IN);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Confluent.lookUp(registry.settings(WhenAway.FAIL), List.of(READINGS)))
                .withMessageContaining("expected to be let in, found status 401");
    }
}
