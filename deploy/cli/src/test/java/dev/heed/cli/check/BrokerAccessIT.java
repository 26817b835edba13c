package dev.heed.cli.check;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.HeedProcess;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.SecureKafka;
import dev.heed.cli.kafka.SecureKafka.Way;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import dev.heed.emit.OutputTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every way to a broker and every way to be kept out; a user with the rights that deploy/README lists, and with all but one of them. */
@TestMethodOrder(OrderAnnotation.class)
class BrokerAccessIT {
    private static final String IN = "Nothing keeps the job from its start";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INPUT = "sensor-readings";
    private static final List<String> OUTPUTS =
            OutputTopics.of(new Configuration()).all();
    private static final AclBinding CLUSTER =
            allow(ResourceType.CLUSTER, Resource.CLUSTER_NAME, AclOperation.DESCRIBE_CONFIGS);
    private static final AclBinding READ_INPUT = allow(ResourceType.TOPIC, INPUT, AclOperation.READ);
    private static final AclBinding GROUP = allow(ResourceType.GROUP, "heed", AclOperation.READ);
    private static final AclBinding LEASE = allow(ResourceType.GROUP, "heed.lease", AclOperation.READ);
    private static final AclBinding TRANSACTIONS = new AclBinding(
            new ResourcePattern(ResourceType.TRANSACTIONAL_ID, "heed", PatternType.PREFIXED),
            entry(AclOperation.WRITE));

    @TempDir
    private static Path directory;

    private static SecureKafka kafka;
    private static Admin admin;
    private static Path client;

    private static AccessControlEntry entry(AclOperation operation) {
        return new AccessControlEntry("User:" + SecureKafka.USER, "*", operation, AclPermissionType.ALLOW);
    }

    private static AclBinding allow(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), entry(operation));
    }

    private static AclBinding output(String topic, AclOperation operation) {
        return allow(ResourceType.TOPIC, topic, operation);
    }

    @BeforeAll
    static void start() throws Exception {
        kafka = new SecureKafka(directory);
        admin = kafka.admin();
        client = kafka.file(kafka.scram(SecureKafka.PASSWORD));
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.plain()))) {
            topics.create(1, List.of(INPUT, "told"));
            topics.create(1, OUTPUTS);
        }
        List<AclBinding> least = new ArrayList<>(List.of(CLUSTER, READ_INPUT, GROUP, LEASE, TRANSACTIONS));
        for (String topic : OUTPUTS) {
            for (AclOperation operation :
                    Set.of(AclOperation.WRITE, AclOperation.READ, AclOperation.DESCRIBE_CONFIGS)) {
                least.add(output(topic, operation));
            }
        }
        admin.createAcls(least).all().get();
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    @Order(1)
    void isEnoughAndEachRightThatIsMissingIsNamedBeforeTheStart() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(check().err()).isEmpty());
        assertNamed(GROUP, "Read on group heed");
        assertNamed(LEASE, "Read on group heed.lease");

        poison();
        CommandLineFixture run = heed(
                "run",
                "--bootstrap-server",
                kafka.at(Way.SCRAM),
                "--command-config",
                client.toString(),
                "--model",
                PumpModel.directory().toString(),
                "-Dheed.ingest.stop=latest");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(KafkaFixture.read(kafka.plain(), "dead-letters", 1, 1)).hasSize(1);

        assertNamed(CLUSTER, "DescribeConfigs on the cluster");
        assertNamed(READ_INPUT, "Read on topic sensor-readings");
        assertNamed(GROUP, "Read on group heed");
        assertNamed(LEASE, "Read on group heed.lease");
        assertNamed(TRANSACTIONS, "Write on transactional ids that begin with heed");
        assertNamed(output("dead-letters", AclOperation.WRITE), "Write on topic dead-letters");
        assertNamed(output("dead-letters", AclOperation.READ), "Read on topic dead-letters");
        assertNamed(output("saliency", AclOperation.DESCRIBE_CONFIGS), "DescribeConfigs on topic saliency");
    }

    @Test
    @Order(4)
    void isNotNeededForOutputsThatAreNotWritten() throws Exception {
        admin.deleteAcls(List.of(output("forecasts", AclOperation.WRITE).toFilter()))
                .all()
                .get();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(check().err()).contains("Write on topic forecasts"));
        assertThat(check("-Dheed.emit.outputs=saliency").err()).isEmpty();
    }

    @Test
    @Order(3)
    void includesTheFeedbackThatIsRead() throws Exception {
        String option = "-Dheed.detect.feedback-topic=told";
        assertThat(check(option).err()).contains("to be allowed Read on topic told, found that it is not");
        admin.createAcls(List.of(output("told", AclOperation.READ))).all().get();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check(option).err()).isEmpty());
    }

    private static void poison() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.plain()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(INPUT, new byte[] {1}));
        }
    }

    private static void assertNamed(AclBinding right, String words) throws Exception {
        admin.deleteAcls(List.of(right.toFilter())).all().get();
        await().atMost(PATIENCE).untilAsserted(() -> {
            CommandLineFixture check = check();
            assertThat(check.err().lines()).hasSize(2);
            assertThat(check.err())
                    .contains("to be allowed " + words + ", found that it is not")
                    .doesNotContain("xception");
            assertThat(check.status()).isEqualTo(3);
        });
        admin.createAcls(List.of(right)).all().get();
    }

    private static CommandLineFixture check(String... more) {
        String known = "check --bootstrap-server " + kafka.at(Way.SCRAM) + " --command-config " + client;
        return heed(Stream.concat(Stream.of(known.split(" ")), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    @Order(2)
    void isToldInOneLineWhatKeepsAClientOut() throws Exception {
        List<AccessCase> cases = new ArrayList<>(AccessCase.letIn(kafka, IN));
        cases.addAll(AccessCase.keptOut(kafka));
        List<List<String>> said = HeedProcess.run(
                directory,
                cases.stream()
                        .map(one -> "check --bootstrap-server " + one.address() + " --command-config "
                                + kafka.file(one.client()))
                        .toList());
        assertThat(said).hasSameSizeAs(cases);
        SoftAssertions softly = new SoftAssertions();
        IntStream.range(0, cases.size())
                .forEach(i -> softly.assertThat(String.join("\n", said.get(i)))
                        .as(cases.get(i).name())
                        .matches("(?s)heed check: .+\nnote .+\nheed check: [^\n]+\n3|ok .+\nNothing keeps [^\n]+\n0")
                        .contains(cases.get(i).told())
                        .doesNotContain("Exception", "canary"));
        softly.assertAll();
    }
}
