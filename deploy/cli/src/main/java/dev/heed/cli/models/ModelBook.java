package dev.heed.cli.models;

import static java.util.Objects.requireNonNull;

import dev.heed.cli.kafka.TopicScan;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.wire.Encoding;
import dev.heed.wire.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The changes of all models' names and what jobs said of them, as the two topics tell now. For one thread. */
final class ModelBook {
    private final Map<String, ModelHistory> histories = new TreeMap<>();
    private long unreadable;

    /**
     * Reads the topic of updates.
     *
     * @throws dev.heed.model.refusal.Refusal when it cannot be read
     */
    static ModelBook ofUpdates(Properties client, String topic, Encoding encoding) {
        ModelBook book = new ModelBook();
        RecordReader<ModelUpdate> reader = encoding.reader(ModelUpdate.class);
        new TopicScan(client, topic).all(record -> {
            if (record.value() == null) {
                book.histories.remove(new String(requireNonNull(record.key()), StandardCharsets.UTF_8));
            } else {
                book.read(
                        reader,
                        record,
                        update -> book.histories
                                .computeIfAbsent(update.getName(), ModelHistory::new)
                                .add(update, record.partition(), record.offset()));
            }
        });
        return book;
    }

    /**
     * Reads what became of the updates, too.
     *
     * @throws dev.heed.model.refusal.Refusal when the topic cannot be read
     */
    ModelBook withStates(Properties client, String topic, Encoding encoding) {
        RecordReader<ModelStatus> reader = encoding.reader(ModelStatus.class);
        new TopicScan(client, topic).all(record -> {
            if (record.value() != null) {
                read(reader, record, status -> {
                    ModelHistory own = histories.get(status.getName());
                    if (own != null) {
                        own.add(status);
                    }
                });
            }
        });
        return this;
    }

    private <T> void read(RecordReader<T> reader, ConsumerRecord<byte[], byte[]> record, Consumer<T> take) {
        T read = Readable.of(reader, record);
        if (read == null) {
            unreadable++;
        } else {
            take.accept(read);
        }
    }

    /** Those of all names, in their order. */
    Collection<ModelHistory> histories() {
        return histories.values();
    }

    /** That of a name; empty where nothing is known of it. */
    ModelHistory history(String name) {
        return histories.getOrDefault(name, new ModelHistory(name));
    }

    boolean knows(String name) {
        return histories.containsKey(name);
    }

    /** The names there are, in words. */
    String names() {
        return histories.isEmpty() ? "none" : String.join(", ", histories.keySet());
    }

    /** How many records this version cannot read. */
    long unreadable() {
        return unreadable;
    }
}
