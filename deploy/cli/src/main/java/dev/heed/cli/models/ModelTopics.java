package dev.heed.cli.models;

import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.Encoding;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of updates and of what becomes of them.
 *
 * @param client properties of a Kafka client
 * @param encoding of the records
 * @param updates topic of updates
 * @param states topic of what became of them
 */
record ModelTopics(Properties client, Encoding encoding, String updates, String states) {
    /**
     * All that is known of all models.
     *
     * @throws Refusal when a topic cannot be read
     */
    ModelBook book() {
        return ModelBook.ofUpdates(client, updates, encoding).withStates(client, states, encoding);
    }

    /**
     * Sends an update and waits until a job says what became of it.
     *
     * @param effective event time from which on it holds
     * @param patience how long to wait; null: not at all
     * @param out is told each state
     * @throws Refusal when the job refuses the update, or does not answer in time
     */
    void send(Wanted wanted, Instant effective, @Nullable Duration patience, PrintWriter out) {
        String name = wanted.model().name();
        ModelHistory history = book().history(name);
        ModelUpdate update = new ModelUpdate(
                name,
                wanted.model().version(),
                wanted.model().uri(),
                wanted.model().digest(),
                effective,
                wanted.mode(),
                wanted.share(),
                wanted.entities(),
                history.nextIssue(Instant.now()),
                history.before());
        try (Answers answers = new Answers(client, states, encoding)) {
            RecordMetadata written = write(update);
            out.printf(
                    "%s %s, from %s on: sent to %s, partition %d, offset %d%n",
                    wanted.mode().name().toLowerCase(Locale.ROOT),
                    wanted.model().text(),
                    StatusText.time(effective),
                    updates,
                    written.partition(),
                    written.offset());
            out.flush();
            if (patience == null) {
                out.println("Not waited for a job to answer: heed models status tells what became of it.");
                out.flush();
                return;
            }
            ModelStatus last = await(answers, written, patience, out);
            requireHolds(wanted.mode(), last, patience);
        }
    }

    private @Nullable ModelStatus await(Answers answers, RecordMetadata written, Duration patience, PrintWriter out) {
        try {
            return answers.await(written.partition(), written.offset(), patience, status -> {
                if (status.getState() != UpdateState.REFUSED) {
                    out.println(StatusText.of(status));
                    out.flush();
                }
            });
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                out.println("The update stays in " + updates + "; heed models status tells what becomes of it.");
                out.flush();
            }
            throw e;
        }
    }

    private void requireHolds(UpdateMode mode, @Nullable ModelStatus last, Duration patience) {
        String seconds = patience.toMillis() / 1e3 + " s";
        if (last == null) {
            throw Refusal.failure(
                    ("topic %s: expected an answer to the update within %s, found none: no job has answered; does"
                                    + " one run with heed.models.updates-topic=%s? The update stays where it is")
                            .formatted(states, seconds, updates));
        }
        if (last.getState() == UpdateState.REFUSED) {
            throw Refusal.failure(StatusText.of(last));
        }
        if (!Answers.isLast(last)) {
            boolean isToCome = mode != UpdateMode.PUBLISH;
            throw Refusal.failure(
                    "topic %s: expected %s within %s, found '%s' as the last; %sheed models status tells the rest"
                            .formatted(
                                    states,
                                    isToCome ? "ACTIVE" : "LOADED by all subtasks",
                                    seconds,
                                    StatusText.of(last),
                                    isToCome
                                            ? "it holds once the job's readings have reached "
                                                    + StatusText.time(last.getEffective()) + " (--at); "
                                            : ""));
        }
    }

    private RecordMetadata write(ModelUpdate update) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        byte[] value = encoding.writer(ModelUpdate.class).encode(update);
        byte[] key = update.getName().getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(updates, key, value)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while writing to " + updates);
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw Refusal.failure("expected to write to topic %s, found: %s".formatted(updates, cause.getMessage()))
                    .causedBy(cause);
        }
    }
}
