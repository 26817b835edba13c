package dev.heed.wire;

/**
 * Reads one kind of record from the bytes of a Kafka record's value. Not thread-safe.
 *
 * @param <T> the record
 */
public interface RecordReader<T> {
    /**
     * Reads a record.
     *
     * @throws UnreadableRecord when the bytes are none
     */
    T read(byte[] value) throws UnreadableRecord;

    /** What it had to ask a registry until now; for any thread. */
    default LookUps lookUps() {
        return LookUps.NONE;
    }
}
