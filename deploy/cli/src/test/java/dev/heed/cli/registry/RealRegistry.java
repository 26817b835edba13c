package dev.heed.cli.registry;

import dev.heed.cli.kafka.FreePort;
import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.registry.RegistryProblem;
import dev.heed.registry.RegistrySettings;
import dev.heed.registry.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Apicurio's registry, in a process of its own. It is there with the Maven profile {@code registry}. */
public final class RealRegistry implements AutoCloseable {
    private static final Path HOME = Path.of("..", "cli", "target", "registry");

    private final Process process;
    private final int port;

    private RealRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one that knows nothing; skips the test where there is none. */
    public static RealRegistry start(Path directory) throws RegistryProblem {
        Assumptions.assumeTrue(
                Files.isDirectory(HOME), "no registry to test with: mvn -Pregistry verify fetches one (142 MB)");
        int port = FreePort.next();
        try (Stream<Path> files = Files.list(HOME)) {
            Path jar = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx300m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.http.host=127.0.0.1",
                            "-Dquarkus.http.port=" + port,
                            "-jar",
                            jar.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("registry.log").toFile())
                    .start();
            RealRegistry registry = new RealRegistry(process, port);
            new SchemaRegistry(registry.settings(Duration.ofSeconds(90))).versions("none");
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RegistrySettings settings(Duration patience) {
        return new RegistrySettings(List.of(url()), Map.of(), patience, WhenAway.FAIL);
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
