package dev.heed.ingest;

/**
 * Where a reading came from.
 *
 * @param topic Kafka topic, or the file's name
 * @param partition of the topic; 0 for a file
 * @param offset in the partition; the row of a file
 */
public record Origin(String topic, int partition, long offset) {
    /** Of what was not read anywhere. */
    public static final Origin UNKNOWN = new Origin("", -1, -1);

    /** The place as Kafka's tools write it, such as {@code sensor-readings-0@1200}. */
    public String label() {
        return topic + "-" + partition + "@" + offset;
    }
}
