package dev.heed.cli.cluster;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.emit.OutputTopics;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.TrustedContracts;
import dev.heed.schemas.WeightedFeatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a read_committed consumer sees of a job's output, by entity and time; a record that came twice is an error. */
final class Output {
    static final OutputTopics TOPICS = OutputTopics.of(new org.apache.flink.configuration.Configuration());

    private final String bootstrapServers;
    private final Duration patience;

    Output(String bootstrapServers) {
        this(bootstrapServers, Duration.ofSeconds(30));
    }

    Output(String bootstrapServers, Duration patience) {
        TrustedContracts.register();
        this.bootstrapServers = bootstrapServers;
        this.patience = patience;
    }

    Map<String, Saliency> saliency(int count) {
        return read(TOPICS.saliency(), count, Saliency.getDecoder(), s -> key(s.getEntity(), s.getTime()));
    }

    Map<String, WeightedFeatures> features(int count) {
        return read(
                TOPICS.weightedFeatures(), count, WeightedFeatures.getDecoder(), f -> key(f.getEntity(), f.getTime()));
    }

    Map<String, Forecast> forecasts(int count) {
        return read(TOPICS.forecasts(), count, Forecast.getDecoder(), f -> key(f.getEntity(), f.getIssued()));
    }

    List<SaliencyAlert> alerts(int count) throws IOException {
        List<SaliencyAlert> alerts = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record :
                KafkaFixture.read(bootstrapServers, TOPICS.alerts(), 1, count, patience)) {
            alerts.add(SaliencyAlert.getDecoder().decode(record.value()));
        }
        return alerts;
    }

    List<ConsumerRecord<String, byte[]>> deadLetters(int count) {
        return KafkaFixture.read(bootstrapServers, TOPICS.deadLetters(), 1, count, patience);
    }

    /** All records of a topic that are committed now. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        return KafkaFixture.all(bootstrapServers, topic);
    }

    static String key(String entity, Instant time) {
        return entity + ' ' + ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private <T> Map<String, T> read(String topic, int count, BinaryMessageDecoder<T> decoder, Function<T, String> key) {
        Map<String, T> records = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : KafkaFixture.read(bootstrapServers, topic, 1, count, patience)) {
            try {
                T value = decoder.decode(record.value());
                if (records.put(key.apply(value), value) != null) {
                    throw new AssertionError("twice in " + topic + ": " + key.apply(value));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return records;
    }
}
