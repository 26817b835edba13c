package dev.heed.wire;

/**
 * A topic and what it holds.
 *
 * @param contract of its records
 * @param topic its name
 */
public record ContractTopic(Contract contract, String topic) {
    /** Its subject in a schema registry, by Confluent's naming strategy of topics. */
    public String subject() {
        return topic + "-value";
    }
}
