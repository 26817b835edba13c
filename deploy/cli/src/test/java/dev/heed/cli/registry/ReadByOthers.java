package dev.heed.cli.registry;

import static dev.heed.cli.CommandLineFixture.heed;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.schemas.SaliencyAlert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Assumptions;

/** The programs in deploy/consumers and kcat, run on a topic; a test is skipped where one is not installed. */
public final class ReadByOthers {
    private static final Path CONSUMERS = Path.of("..", "consumers");
    private static final String MISSING = "; apt-get install kcat python3-avro python3-kafka brings it";

    private final String brokers;
    private final Path directory;

    /** Of a broker, with a directory to put schemas in. */
    public ReadByOthers(String brokers, Path directory) {
        this.brokers = brokers;
        this.directory = directory;
    }

    /** What {@code alerts.py} prints. */
    public String python(String topic, String... registry) throws IOException, InterruptedException {
        assume("/usr/bin/python3", "-c", "import avro.schema, kafka");
        heed("schemas", directory.toString());
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3",
                CONSUMERS.resolve("alerts.py").toString(),
                brokers,
                topic,
                directory.resolve("SaliencyAlert.avsc").toString()));
        command.addAll(List.of(registry));
        return text(run(command));
    }

    /** What {@code ReadAlerts.java} prints, with the jars that its text names, and no other. */
    public String java(String topic, String... registry) throws IOException, InterruptedException {
        String jars = Stream.of(
                        SaliencyAlert.class,
                        Schema.class,
                        KafkaProducer.class,
                        JsonMapper.class,
                        TreeNode.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class,
                        org.slf4j.Logger.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(":"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                jars,
                CONSUMERS.resolve("ReadAlerts.java").toString(),
                brokers,
                topic));
        command.addAll(List.of(registry));
        return text(run(command))
                .lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .collect(Collectors.joining("\n"));
    }

    /** What kcat writes of a topic's committed records, byte for byte. */
    public byte[] kcat(String topic, String... more) throws IOException, InterruptedException {
        assume("kcat", "-V");
        List<String> command = new ArrayList<>(List.of("kcat", "-C", "-e", "-q", "-b", brokers, "-t", topic));
        command.addAll(List.of("-X", "isolation.level=read_committed"));
        command.addAll(List.of(more));
        return run(command);
    }

    private static void assume(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Assumptions.assumeTrue(
                    process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0,
                    "not here: " + String.join(" ", command) + MISSING);
        } catch (IOException e) {
            Assumptions.abort("not here: " + command[0] + MISSING);
        }
    }

    private static byte[] run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] said = process.getInputStream().readAllBytes();
        process.waitFor();
        return said;
    }

    private static String text(byte[] said) {
        return new String(said, StandardCharsets.UTF_8).strip();
    }
}
