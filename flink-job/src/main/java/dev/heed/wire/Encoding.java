package dev.heed.wire;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/**
 * How the bytes of a Kafka record's value name the schema they were written with. Whatever reads or writes records takes one
 * as a parameter.
 */
public interface Encoding extends Serializable {
    /** A writer of one kind of record. */
    <T extends SpecificRecord> RecordWriter<T> writer(Class<T> type);

    /** A reader of one kind of record, of any version of its schema that the encoding can find. */
    <T extends SpecificRecord> RecordReader<T> reader(Class<T> type);
}
