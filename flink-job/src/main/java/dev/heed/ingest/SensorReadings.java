package dev.heed.ingest;

import dev.heed.schemas.SensorReading;
import dev.heed.schemas.TrustedContracts;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.DatumReader;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;

/**
 * Takes the bytes of a record's value apart. The encoding is the {@link MessageDecoder}'s: Avro's single-object encoding
 * now, a registry's wire format where one is given.
 */
final class SensorReadings {
    private final MessageDecoder<SensorReading> decoder;

    SensorReadings(MessageDecoder<SensorReading> decoder) {
        this.decoder = decoder;
    }

    static SensorReadings singleObject() {
        TrustedContracts.register();
        return new SensorReadings(new BinaryMessageDecoder<>(new Blocks(), SensorReading.getClassSchema()));
    }

    /** Makes Avro read with a {@link BlockReader}. */
    private static final class Blocks extends SpecificData {
        Blocks() {
            addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        }

        @Override
        public DatumReader<SensorReading> createDatumReader(Schema written, Schema read) {
            return new BlockReader(written, read, this);
        }
    }

    SensorReading decode(byte[] value) throws InvalidReading {
        try {
            return decoder.decode(value);
        } catch (MissingSchemaException e) {
            throw new InvalidReading(
                    Reason.UNKNOWN_SCHEMA, "expected a known version of SensorReading, found " + e.getMessage());
        } catch (BadHeaderException e) {
            throw new InvalidReading(
                    Reason.UNDECODABLE, "expected Avro's single-object encoding (C3 01 …), found " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw new InvalidReading(
                    Reason.UNDECODABLE,
                    "expected a SensorReading, found " + value.length + " bytes that break off: " + e);
        }
    }
}
