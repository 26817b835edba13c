package dev.heed.ingest.fields;

/** Reads the fields of records of one format. Not thread-safe. */
public interface FieldReader {
    /**
     * Reads a record's fields, in place of what the rows held before.
     *
     * @throws UnmappedRecord when the bytes are not of the format
     */
    void read(byte[] value, Rows rows) throws UnmappedRecord;
}
