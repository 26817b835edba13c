package dev.heed.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.HeedProcess;
import dev.heed.cli.kafka.FreePort;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.SecureKafka;
import dev.heed.cli.kafka.SecureKafka.Way;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import dev.heed.emit.OutputTopics;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.registry.RegistryProblem;
import dev.heed.registry.SchemaRegistry;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets with a word of their own, in every place where one can be given to a job; then whatever can be seen of it. */
class SecretsIT {
    private static final String CANARY = "canary";

    /** What Flink tells about a job, a TaskManager and itself, with names to be put in. */
    private static final List<String> PAGES = List.of(
            "/config",
            "/overview",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/jobmanager/metrics",
            "/jobmanager/logs",
            "/jobmanager/thread-dump",
            "/jobs/overview",
            "/taskmanagers");

    private static final List<String> JOB_PAGES = List.of(
            "", "/config", "/plan", "/exceptions", "/accumulators", "/checkpoints", "/checkpoints/config", "/metrics");

    @TempDir
    private Path directory;

    private Path said() {
        return directory.resolve("said");
    }

    @Test
    void areNowhereToBeSeen() throws Exception {
        try (SecureKafka kafka = new SecureKafka(directory);
                FaultyRegistry registry = new FaultyRegistry()) {
            kafka.allowEverything();
            register(registry);
            topics(kafka);
            int rest = FreePort.next();
            Process heed = start(kafka, registry, rest);
            try {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> Files.readString(said()).contains("The job runs"));
                poison(kafka);
                List<ConsumerRecord<String, byte[]>> letters = KafkaFixture.read(kafka.plain(), "dead-letters", 1, 1);
                assertThat(letters).hasSize(1);
                assertThat(registry.requests()).contains("GET /schemas/ids/2313"); // the job itself was let in
                letters.get(0)
                        .headers()
                        .forEach(header -> assertThat(text(header.value())).doesNotContain(CANARY));
                Map<String, String> pages = pages(rest);
                assertThat(pages.get("/jobmanager/config")).contains("security.ssl.internal.keystore-password");
                pages.forEach((page, body) -> assertThat(body).as(page).doesNotContain(CANARY));
                assertThat(pages).hasSizeGreaterThan(PAGES.size() + JOB_PAGES.size());
                assertThat(text(Files.readAllBytes(Path.of("/proc", "" + heed.pid(), "cmdline"))))
                        .contains("dev.heed.cli.Heed")
                        .doesNotContain(CANARY);
            } finally {
                heed.destroyForcibly().waitFor();
            }
            String log = Files.readString(said());
            assertThat(log).contains("DEBUG", "AdminClientConfig").doesNotContain("is visible in the process list");
            assertThat(log.lines().filter(line -> line.contains(CANARY))).isEmpty();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void topics(SecureKafka kafka) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.plain()))) {
            topics.create(1, List.of("sensor-readings"));
            topics.create(1, OutputTopics.of(new Configuration()).all());
        }
    }

    /** It knows the schemas, and lets in nobody but who has the password from now on. */
    private static void register(FaultyRegistry registry) throws RegistryProblem {
        SchemaRegistry client = new SchemaRegistry(registry.settings(WhenAway.FAIL));
        for (Contract contract : Contract.values()) {
            client.register(new ContractTopic(contract, contract.topic()).subject(), contract.schema());
        }
        registry.letsIn("Basic "
                + Base64.getEncoder().encodeToString("heed:canary-of-the-registry".getBytes(StandardCharsets.UTF_8)));
    }

    private static void poison(SecureKafka kafka) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.plain()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("sensor-readings", new byte[] {0, 0, 0, 9, 9, 3}));
        }
    }

    /** A job whose Kafka password comes from the environment, its other secrets from the two files, logging all it can. */
    private Process start(SecureKafka kafka, FaultyRegistry registry, int rest) throws Exception {
        Map<String, String> client = new HashMap<>(kafka.scram("${env:PUMPS_PASSWORD}"));
        kafka.showing("client").forEach(client::putIfAbsent);
        client.put("config.providers", "env");
        client.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        client.put("sasl.oauthbearer.client.credentials.client.secret", "canary-of-oauth");
        Path settings = Files.write(
                directory.resolve("settings"),
                List.of(
                        "rest.port: " + rest,
                        "security.ssl.internal.keystore-password: canary-of-flink",
                        "s3.secret-key: canary-of-s3",
                        "metrics.reporter.none.password: canary-of-metrics"));
        List<String> command = HeedProcess.java(List.of(), Map.of());
        command.addAll(List.of("dev.heed.cli.Heed", "run", "--bootstrap-server", kafka.at(Way.SCRAM)));
        command.addAll(List.of("--command-config", kafka.file(client).toString(), "--config", settings.toString()));
        command.addAll(List.of("--model", PumpModel.directory().toAbsolutePath().toString()));
        Path access = Files.writeString(
                directory.resolve("registry.properties"), "basic.auth.user.info=heed:${env:REGISTRY_PASSWORD}\n");
        command.addAll(List.of("--schema-registry", registry.url(), "--schema-registry-config", access.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REGISTRY_PASSWORD", "canary-of-the-registry");
        builder.environment().put("HEED_LOG_LEVEL", "debug");
        builder.environment().put("PUMPS_PASSWORD", SecureKafka.PASSWORD);
        return builder.redirectErrorStream(true).redirectOutput(said().toFile()).start();
    }

    /** Every page that Flink shows, and those that they lead to. */
    private static Map<String, String> pages(int rest) throws Exception {
        Queue<String> left = new ArrayDeque<>(PAGES);
        Map<String, String> pages = new LinkedHashMap<>();
        while (!left.isEmpty()) {
            String page = left.remove();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + rest + page))
                    .build();
            String body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            pages.put(page, body);
            if (page.equals("/jobs/overview")) {
                ids(body, "\"jid\":\"(\\w+)\"")
                        .forEach(id -> JOB_PAGES.forEach(more -> left.add("/jobs/" + id + more)));
            } else if (page.equals("/taskmanagers")) {
                ids(body, "\"id\":\"([^\"]+)\"")
                        .forEach(id -> left.addAll(List.of(
                                page + "/" + id, page + "/" + id + "/metrics", page + "/" + id + "/thread-dump")));
            } else if (page.matches("/jobs/\\w{32}")) {
                ids(body, "\"id\":\"(\\w{32})\"")
                        .forEach(id ->
                                left.addAll(List.of(page + "/vertices/" + id, page + "/vertices/" + id + "/metrics")));
            }
        }
        return pages;
    }

    private static List<String> ids(String body, String pattern) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(body);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }
}
