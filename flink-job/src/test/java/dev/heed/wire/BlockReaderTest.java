package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.heed.schemas.SensorReading;
import dev.heed.schemas.TrustedContracts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

final class BlockReaderTest {
    private static final Schema WITHOUT_CHANNELS = SchemaBuilder.record("SensorReading")
            .namespace("dev.heed.schemas")
            .fields()
            .requiredString("entity")
            .name("time")
            .type(SensorReading.getClassSchema().getField("time").schema())
            .noDefault()
            .name("values")
            .type(SensorReading.getClassSchema().getField("values").schema())
            .noDefault()
            .endRecord();

    @Test
    void readsAnotherVersionOfTheSchemaWithItsDefaults() throws IOException {
        TrustedContracts.register();
        SpecificData data = new SpecificData();
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        BlockReader reader = new BlockReader(WITHOUT_CHANNELS, SensorReading.getClassSchema(), data);
        byte[] bytes = bytes(new GenericRecordBuilder(WITHOUT_CHANNELS)
                .set("entity", "pump")
                .set("time", 1_500_000L)
                .set("values", List.of(1f, 2f))
                .build());
        assertThat(reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null)))
                .isEqualTo(new SensorReading("pump", Instant.ofEpochMilli(1_500), 0.0, null, List.of(1f, 2f)));
    }

    /** An array that grew by each block would be copied 50,000 times: a record of 1 MB would take minutes. */
    @Test
    void readsARecordOfAsManyBlocksAsValuesWithoutCopyingAllForEach() throws UnreadableRecord {
        int values = 50_000;
        byte[] record = record(out -> {
            out.writeIndex(0);
            for (int i = 0; i < values; i++) {
                out.writeLong(1);
                out.writeFloat(i);
            }
            out.writeLong(0);
        });
        RecordReader<SensorReading> reader = new SingleObject().reader(SensorReading.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        SensorReading read = reader.read(record);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
        assertThat(read.getValues()).hasSize(values).last().isEqualTo(values - 1f);
    }

    @Test
    void refusesABranchThatTheSchemaDoesNotHave() {
        assertThatThrownBy(() -> new SingleObject().reader(SensorReading.class).read(record(out -> {
                    out.writeIndex(2);
                    out.writeLong(0);
                    out.writeLong(0);
                })))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("channels of branch 2 of 2");
    }

    /** A name takes one byte of the record and dozens of the heap. */
    @Test
    void refusesAMillionChannels() {
        assertThatThrownBy(() -> new SingleObject().reader(SensorReading.class).read(record(out -> {
                    out.writeIndex(1);
                    out.writeLong(1_000_000);
                    out.writeFixed(new byte[1_000_000]);
                    out.writeLong(0);
                    out.writeLong(0);
                })))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("more than 65536 channels");
    }

    /** What comes behind the period. */
    private interface Rest {
        void write(BinaryEncoder out) throws IOException;
    }

    /** The reading of a pump with such an end. */
    private static byte[] record(Rest rest) {
        byte[] whole = new ReadingEncoder(new SingleObject()).encode("pump", 1, 0, null, new float[0]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(whole, 0, whole.length - 2);
        try {
            BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
            rest.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
