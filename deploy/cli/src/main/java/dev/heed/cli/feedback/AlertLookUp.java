package dev.heed.cli.feedback;

import dev.heed.cli.kafka.TopicScan;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Encoding;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Finds an alert among all that are in the alerts' topic now. */
final class AlertLookUp {
    private final Properties client;
    private final String topic;
    private final RecordReader<SaliencyAlert> reader;
    private final Set<String> seen = new HashSet<>();
    private long unreadable;
    private @Nullable FoundAlert found;

    /**
     * A look-up.
     *
     * @param client properties of a Kafka client
     * @param topic with the alerts; it must be there
     * @param encoding of the alerts
     */
    AlertLookUp(Properties client, String topic, Encoding encoding) {
        this.reader = encoding.reader(SaliencyAlert.class);
        this.client = client;
        this.topic = topic;
    }

    /**
     * Reads the topic from its beginning to its present end.
     *
     * @throws Refusal when the alert is not there, or the topic cannot be read
     */
    FoundAlert find(String id) {
        new TopicScan(client, topic).all(record -> take(record, id));
        if (found == null) {
            throw Refusal.failure("topic %s: expected the alert %s, found %,d others%s; give --entity if it is older"
                    .formatted(
                            topic,
                            id,
                            seen.size(),
                            unreadable == 0
                                    ? ""
                                    : " and %,d records that this version cannot read".formatted(unreadable)));
        }
        return found;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, String id) {
        try {
            SaliencyAlert alert = reader.read(record.value());
            seen.add(alert.getId());
            if (alert.getId().equals(id)) {
                found = new FoundAlert(
                        alert.getEntity(), alert.getTime(), Instant.ofEpochMilli(record.timestamp()), alert.getText());
            }
        } catch (UnreadableRecord e) {
            if (e.problem() == UnreadableRecord.Problem.NOT_YET) {
                throw Refusal.failure(String.valueOf(e.getMessage()));
            }
            unreadable++;
        }
    }
}
