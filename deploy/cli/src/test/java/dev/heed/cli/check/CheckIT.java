package dev.heed.cli.check;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import dev.heed.emit.OutputTopics;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each thing that a job needs, as it should be and as it should not. */
class CheckIT {
    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        topic("sensor-readings", Map.of());
        topic("compacted", Map.of("cleanup.policy", "compact"));
        topic("brief", Map.of("retention.ms", "60000"));
        topic("an-hour", Map.of("retention.ms", "3600000"));
        topic("ahead", Map.of("message.timestamp.after.max.ms", "86400000"));
        OutputTopics.of(new Configuration()).all().forEach(name -> topic(name, Map.of()));
        write("sensor-readings", 0);
        write("ahead", 7_200_000);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static void topic(String name, Map<String, String> settings) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(2, List.of(name), settings);
        }
    }

    private static void write(String topic, long aheadMillis) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    topic, null, System.currentTimeMillis() + aheadMillis, new byte[] {1}, new byte[] {1}));
        }
    }

    private static CommandLineFixture check(String... more) {
        List<String> line = new ArrayList<>(List.of("check", "--bootstrap-server", kafka.bootstrapServers()));
        line.addAll(List.of(more));
        return heed(line.toArray(String[]::new));
    }

    private static CommandLineFixture checkOf(String input, String... more) {
        List<String> line = new ArrayList<>(List.of(more));
        line.add("-Dheed.ingest.topics=" + input);
        return check(line.toArray(String[]::new));
    }

    private static String model() {
        return PumpModel.directory().toString();
    }

    private static void assertWrong(CommandLineFixture check, String... words) {
        assertThat(check.status()).isEqualTo(3);
        assertThat(check.err().lines()).hasSize(words.length + 1);
        assertThat(check.err()).contains(words).contains("to be mended before the start");
    }

    @Test
    void looksAtEachOfManyModels() {
        CommandLineFixture check = check("--models", model());
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("ok    model", "pumps, version 1, 6 channels", "ok    memory", "ok    job");
        assertWrong(check("-Dheed.models=" + model() + ",/there/is/none"), "/there/is/none");
    }

    @Test
    void saysWhatWasFoundOfEachThing() {
        CommandLineFixture check = check("--model", model(), "-Dparallelism.default=2");
        assertThat(check.err()).isEmpty();
        assertThat(check.status()).isZero();
        assertThat(check.out().lines().map(line -> line.replaceFirst("^(\\w+ +\\S+).*", "$1")))
                .containsSubsequence(
                        "ok    broker",
                        "ok    topics",
                        "ok    rights",
                        "ok    partitions",
                        "ok    retention",
                        "ok    clocks",
                        "ok    transactions",
                        "ok    prefix",
                        "ok    model",
                        "ok    memory",
                        "ok    job");
        assertThat(check.out())
                .contains(
                        "1 broker at " + kafka.bootstrapServers() + ", Kafka 4.",
                        "sensor-readings 2",
                        "sensor-readings 7 d",
                        "none is ahead of this clock",
                        "1,000 machines take",
                        "Nothing keeps the job from its start.")
                .doesNotContain("note ");
    }

    @Test
    void needsOnlyTheTopicsOfOutputsThatAreWritten() {
        CommandLineFixture check =
                check("-Dheed.emit.topic.forecasts=nowhere", "-Dheed.emit.outputs=saliency;saliency-alerts");
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("all are there: saliency, saliency-alerts, dead-letters, sensor-readings");
        assertWrong(check("-Dheed.emit.topic.forecasts=nowhere"), "found no [nowhere]");
    }

    @Test
    void saysThatSubtasksWillReadNothing() {
        assertThat(check("-Dparallelism.default=3").out())
                .contains("note  partitions   topic sensor-readings has 2 partitions for 3 subtasks");
    }

    @Test
    void wantsReadingsThatAreAllKept() {
        assertWrong(checkOf("compacted"), "topic compacted: expected cleanup.policy=delete, found compact");
    }

    @Test
    void wantsReadingsThatARestartFinds() {
        assertWrong(checkOf("brief"), "topic brief: expected retention.ms of at least twice");
        assertThat(checkOf("an-hour").out()).contains("note  retention", "less than a day");
    }

    @Test
    void wantsAClockThatIsRight() {
        assertWrong(checkOf("ahead"), "s ahead of this clock, more than heed.ingest.max-future");
        assertThat(checkOf("ahead", "-Dheed.ingest.max-future=3 h").out())
                .contains("s ahead of this clock: one of the two is wrong");
    }

    @Test
    void wantsShortTransactions() {
        assertWrong(
                check("-Dheed.emit.transaction-timeout=5 h"),
                "expected at most the broker's transaction.max.timeout.ms");
    }

    @Test
    void wantsAHeapForAllMachines() {
        CommandLineFixture check = check("--model", model(), "--machines", "1000000000");
        assertWrong(check, "memory: expected a heap of");
        assertThat(check.err()).contains("for 1,000,000,000 machines", "HEED_JAVA_OPTS=-Xmx");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        CommandLineFixture check = checkOf("compacted", "--model", "no/such/model", "-Dheed.emit.topic.forecasts=none");
        assertWrong(check, "found no [none]", "no/such/model");
        assertThat(check.out()).contains("note  job          not looked at until what is above is mended");
    }

    @Test
    void looksAtTheRestWhereNoBrokerAnswers() {
        CommandLineFixture check = heed("check", "--bootstrap-server", "localhost:1", "--model", model());
        assertWrong(check, "expected a Kafka broker that answers");
        assertThat(check.out()).contains("note  topics       not looked at", "ok    model", "ok    memory");
    }

    @Test
    void looksAtTheMemoryOfACluster(@InjectMiniCluster MiniCluster flink) throws Exception {
        URI rest = flink.getRestAddress().get();
        assertThat(check("--model", model(), "--cluster", rest.getAuthority()).out())
                .contains("1 TaskManagers have room for TensorFlow");
        assertWrong(
                check("--model", model(), "--cluster", "localhost:1"),
                "--cluster localhost:1: expected it to list its TaskManagers");
    }
}
