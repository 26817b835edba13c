package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.flink.FlinkCluster;
import dev.heed.cli.kafka.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * A Flink as Apache publishes it, in processes of their own: its lib holds nothing of Heed, Kafka or TensorFlow, and classes are
 * resolved child-first.
 */
final class PlainFlink implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern OF_FLINK = Pattern.compile(
            "(flink-(?!connector-kafka|.*-tests).*|commons-.*|kryo-.*|minlog-.*"
                    + "|objenesis-.*|reflectasm-.*|snappy-.*|lz4-.*|jsr305-.*|slf4j-.*|log4j-.*|frocksdbjni-.*|snakeyaml-engine-.*|javassist-.*|asm-.*)[.]jar");

    private final Shell shell;
    private final int restPort = FreePort.next();
    private final String java;

    /** One as it is published. */
    PlainFlink(Path directory) throws IOException {
        this(directory, lib(), unpacking());
    }

    /** One with more jars in its lib. */
    static PlainFlink with(Path directory, List<Path> jars) throws IOException {
        String more = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new PlainFlink(directory, lib() + File.pathSeparator + more, unpacking());
    }

    private static String unpacking() {
        return "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "natives").toAbsolutePath()
                + " -Dorg.bytedeco.javacpp.cachedir.nosubdir=true";
    }

    /** One with more jars in its lib, as an image has it, and a directory of native libraries. */
    static PlainFlink with(Path directory, Path jars, Path natives) throws IOException {
        return new PlainFlink(directory, lib() + File.pathSeparator + jars + "/*", "-Djava.library.path=" + natives);
    }

    private PlainFlink(Path directory, String lib, String jvmOptions) throws IOException {
        this.shell = new Shell(directory);
        Path conf = Files.createDirectories(directory.resolve("conf"));
        String settings = Files.readString(Path.of("../conf/config.yaml"))
                .replace("rest.port: 8081", "rest.port: " + restPort)
                .replace("jobmanager.rpc.port: 6123", "jobmanager.rpc.port: " + FreePort.next())
                .replace("classloader.resolve-order: parent-first", "classloader.resolve-order: child-first")
                .replace("restart-strategy.type: exponential-delay", "restart-strategy.type: none");
        assertThat(settings).contains("child-first", String.valueOf(restPort));
        Files.writeString(conf.resolve("config.yaml"), settings);
        Files.writeString(conf.resolve("log4j2.properties"), """
                rootLogger.level = INFO
                rootLogger.appenderRef.out.ref = out
                appender.out.name = out
                appender.out.type = Console
                """);
        this.java = "java -Xmx512m --add-opens=java.base/java.util=ALL-UNNAMED " + jvmOptions
                + " -Dlog4j2.configurationFile=conf/log4j2.properties -cp '" + lib + "' ";
    }

    private static String lib() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path ->
                        OF_FLINK.matcher(Path.of(path).getFileName().toString()).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    FlinkCluster cluster() {
        return new FlinkCluster("localhost", restPort);
    }

    String output(String name) throws IOException {
        return shell.output(name);
    }

    /** A JobManager that takes jobs. */
    void startSession() throws IOException {
        shell.start("jobmanager", java + StandaloneSessionClusterEntrypoint.class.getName() + " --configDir conf");
        awaitAnswer();
    }

    /** A JobManager that runs the one job of a jar. */
    void startApplication(Path jar, String arguments) throws IOException {
        shell.start(
                "jobmanager",
                java + StandaloneApplicationClusterEntryPoint.class.getName() + " --configDir conf --jars " + "local://"
                        + jar + " " + arguments);
        awaitAnswer();
    }

    void startTaskManager() throws IOException {
        shell.start("taskmanager", java + TaskManagerRunner.class.getName() + " --configDir conf");
    }

    /** {@code flink run --detached}; returns the exit status. */
    int submit(String name, Path jar, String arguments) throws IOException, InterruptedException {
        return shell.run(
                name,
                "export FLINK_CONF_DIR=conf",
                java + CliFrontend.class.getName() + " run --detached --jobmanager=" + cluster() + " " + jar + " "
                        + arguments);
    }

    /** Flink's SQL client with scripts; returns the exit status. */
    int runSql(String name, Path tables, Path script) throws IOException, InterruptedException {
        return shell.run(
                name,
                "export FLINK_CONF_DIR=conf",
                java + "org.apache.flink.table.client.SqlClient -i " + tables + " -f " + script);
    }

    private void awaitAnswer() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> cluster().requireAnswer(new Configuration()));
    }

    @Override
    public void close() throws InterruptedException {
        shell.close();
    }
}
