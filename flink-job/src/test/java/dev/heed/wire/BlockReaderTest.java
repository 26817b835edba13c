package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.SensorReading;
import dev.heed.schemas.TrustedContracts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    private static byte[] bytes(GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
