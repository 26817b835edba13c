package dev.heed.cli.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.kafka.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A Prometheus that scrapes one job every second, with the rules of {@code deploy/prometheus}. */
final class Prometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port = FreePort.next();
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    Prometheus(Path directory, int target) throws IOException {
        Path config = Files.write(
                directory.resolve("prometheus.yml"),
                List.of(
                        "global: {scrape_interval: 1s, evaluation_interval: 1s}",
                        "rule_files: ['" + Rules.FILE.toAbsolutePath() + "']",
                        "scrape_configs:",
                        "  - job_name: heed",
                        "    static_configs: [{targets: ['localhost:" + target + "']}]"));
        process = new ProcessBuilder(
                        Tool.required("prometheus", "prometheus"),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    /** Waits until a query has an answer. */
    void awaitAnswer(String query) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !answer(query).isEmpty());
    }

    /**
     * The series that a query gives.
     *
     * @throws AssertionError when Prometheus refuses the query
     */
    JsonNode answer(String query) throws IOException, InterruptedException {
        JsonNode said = get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        if (!said.path("status").asText().equals("success")) {
            throw new AssertionError(query + ": " + said);
        }
        return said.path("data").path("result");
    }

    /** All rules as they were evaluated. */
    JsonNode rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").path("data").path("groups").path(0).path("rules");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return new JsonMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
