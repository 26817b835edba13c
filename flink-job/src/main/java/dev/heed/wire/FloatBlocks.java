package dev.heed.wire;

import dev.heed.schemas.SensorReading;
import dev.heed.schemas.TrustedContracts;
import java.util.Collection;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Makes Avro read arrays of floats as blocks of bytes. */
final class FloatBlocks extends SpecificData {
    private FloatBlocks(Collection<Conversion<?>> conversions) {
        conversions.forEach(this::addLogicalTypeConversion);
    }

    /** For one kind of record. */
    static FloatBlocks of(Class<? extends SpecificRecord> type) {
        TrustedContracts.register();
        return new FloatBlocks(SpecificData.getForClass(type).getConversions());
    }

    @Override
    public DatumReader<?> createDatumReader(Schema written, Schema read) {
        return read.getFullName().equals(SensorReading.class.getName())
                ? new BlockReader(written, read, this)
                : new RecordBlockReader<>(written, read, this);
    }
}
