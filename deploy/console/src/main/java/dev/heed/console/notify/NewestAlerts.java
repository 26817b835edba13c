package dev.heed.console.notify;

import dev.heed.broker.BrokerContact;
import dev.heed.cli.terminal.Table;
import dev.heed.console.notify.config.NotifyConfig;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Encoding;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The newest alerts of a topic, and where each would go. */
final class NewestAlerts {
    private static final int SHOWN = 10;
    private static final long LOOKED_AT = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Properties client;
    private final String topic;
    private final RecordReader<SaliencyAlert> reader;

    NewestAlerts(Properties client, String topic, Encoding encoding) {
        this.reader = encoding.reader(SaliencyAlert.class);
        this.client = client;
        this.topic = topic;
    }

    /** As a table; one sentence where there are none. */
    String table(NotifyConfig config) {
        List<SaliencyAlert> newest = read();
        if (newest.isEmpty()) {
            return "No alerts in " + topic + " yet.\n";
        }
        Table table = Table.of("alert since", "entity", "severity", "would go to");
        for (SaliencyAlert alert : newest) {
            Set<String> names = config.routes().of(alert);
            table.row(
                    alert.getStarted(),
                    alert.getEntity().replaceAll("\\p{Cntrl}", " "),
                    alert.getSeverity(),
                    names.isEmpty() ? "nobody" : String.join(", ", names));
        }
        return table.toString();
    }

    private List<SaliencyAlert> read() {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        Map<String, SaliencyAlert> byId = new LinkedHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - LOOKED_AT)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> take(record, byId));
            }
        } catch (KafkaException e) {
            throw BrokerContact.refusal(client, e);
        }
        return byId.values().stream()
                .sorted(Comparator.comparing(SaliencyAlert::getStarted).reversed())
                .limit(SHOWN)
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, SaliencyAlert> byId) {
        try {
            SaliencyAlert alert = reader.read(record.value());
            byId.merge(alert.getId(), alert, (old, news) -> worse(old, news));
        } catch (UnreadableRecord e) {
            // heed notify tells of it when it comes to it
        }
    }

    private static SaliencyAlert worse(SaliencyAlert old, SaliencyAlert news) {
        return news.getSeverity().compareTo(old.getSeverity()) > 0 ? news : old;
    }
}
