package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.Format;
import dev.heed.registry.RegistrySettings;
import java.io.Serializable;
import java.util.List;

/**
 * How records are readings.
 *
 * @param format of the bytes
 * @param entity where its name comes from
 * @param time where it comes from
 * @param measures which values there are
 * @param where what must hold of a record that is a reading; others are counted and left out
 * @param missing what stands where a value is missing
 */
public record RecordMapping(
        Format format, NameSource entity, TimeSource time, Measures measures, List<Condition> where, Values missing)
        implements Serializable {
    /** Whether the schemas are in a registry. */
    public boolean needsRegistry() {
        return format instanceof Format.Avro avro && avro.layout().isOpen();
    }

    RecordMapping asking(RegistrySettings registry) {
        return format instanceof Format.Avro avro
                ? new RecordMapping(
                        new Format.Avro(avro.layout().asking(registry)), entity, time, measures, where, missing)
                : this;
    }
}
