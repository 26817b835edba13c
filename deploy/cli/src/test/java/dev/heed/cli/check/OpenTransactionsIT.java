package dev.heed.cli.check;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.broker.OpenTransaction;
import dev.heed.broker.OpenTransactions;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import dev.heed.emit.OutputTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transactions that are open on the output topics, as a job that was killed leaves them. */
class OpenTransactionsIT {
    private static final List<String> OUTPUTS =
            OutputTopics.of(new Configuration()).all();
    private static EmbeddedKafka kafka;

    private final List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        try (TopicAdmin topics = new TopicAdmin(client())) {
            topics.create(1, List.of("sensor-readings"));
            topics.create(1, OUTPUTS);
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @AfterEach
    void abortWhatIsLeft() {
        producers.forEach(producer -> producer.close(Duration.ZERO));
        try (OpenTransactions open = new OpenTransactions(client())) {
            open.abort(openIds());
        }
    }

    private static Properties client() {
        return KafkaFixture.client(kafka.bootstrapServers());
    }

    /** A transaction with three records on a topic, which stays open. */
    private void leave(String id) {
        Properties properties = client();
        properties.put("transactional.id", id);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        producer.initTransactions();
        producer.beginTransaction();
        for (int i = 0; i < 3; i++) {
            producer.send(new ProducerRecord<>("saliency", new byte[] {1}));
        }
        producer.flush();
    }

    private static List<String> openIds() {
        try (OpenTransactions open = new OpenTransactions(client())) {
            return open.on(OUTPUTS).stream()
                    .map(OpenTransaction::id)
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        }
    }

    private static CommandLineFixture check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--bootstrap-server", kafka.bootstrapServers()));
        arguments.addAll(List.of(more));
        return heed(arguments.toArray(String[]::new));
    }

    @Test
    void areShownWithWhatTheyHoldBackAndAbortedOnRequest() {
        leave("old/-0-1");
        leave("older-1-12");
        assertThat(check().out())
                .containsPattern("old/-0-1 +old +Ongoing +\\d s +6 +saliency")
                .containsPattern("older-1-12 +older +Ongoing +\\d s +3 +saliency");
        CommandLineFixture abort = check("--abort-open", "old");
        assertThat(abort.err()).isEmpty();
        assertThat(abort.out()).contains("Aborted 1 open transactions of prefix 'old'.", "older-1-12");
        assertThat(openIds()).containsExactly("older-1-12");
        assertThat(check("--abort-open", "older").out()).contains("No transaction is open on the output topics.");
        assertThat(openIds()).isEmpty();
    }

    @Test
    void ofAJobThatRunsAreAbortedOnlyByForce() {
        leave("alive-0-1");
        Map<String, Object> member =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "alive.lease", "client.id", "pumps");
        try (KafkaConsumer<byte[], byte[]> lease =
                new KafkaConsumer<>(member, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            lease.subscribe(Pattern.compile("(?!)"));
            while (lease.groupMetadata().memberId().isEmpty()) {
                lease.poll(Duration.ofMillis(200));
            }
            CommandLineFixture abort = check("--abort-open", "alive");
            assertThat(abort.status()).isEqualTo(3);
            assertThat(abort.err().lines()).hasSize(1);
            assertThat(abort.err()).contains("found 'alive' taken by pumps at");
            assertThat(openIds()).containsExactly("alive-0-1");
            assertThat(check("--abort-open", "alive", "--force").status()).isZero();
            assertThat(openIds()).isEmpty();
        }
    }

    @Test
    void ofItsOwnPrefixAreAbortedByAStartWhichTellsOfTheOthers() {
        leave("heed/-0-7");
        leave("heed-pumps/-0-1");
        leave("old-0-1");
        CommandLineFixture run = heed(
                "run",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--model",
                PumpModel.directory().toString(),
                "-Dheed.ingest.stop=latest");
        assertThat(run.status()).isZero();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .contains(
                        "2 transactions of heed-pumps, old are open",
                        "heed check --bootstrap-server " + kafka.bootstrapServers() + " --abort-open PREFIX");
        CommandLineFixture check = check("--model", PumpModel.directory().toString());
        assertThat(check.out()).contains("old-0-1", "Nothing keeps the job from its start", "the model fits");
        assertThat(openIds()).containsExactly("heed-pumps/-0-1", "old-0-1");
    }
}
