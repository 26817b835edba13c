package dev.heed.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.heed.cli.kafka.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that sends its metrics to an OpenTelemetry collector, as the lines of {@code deploy/conf/metrics.yaml} say. */
class OpenTelemetryIT {
    private static final String REPORTER = "-Dmetrics.reporter.otel.";

    @TempDir
    private Path directory;

    @Test
    void sendsItsMetricsToACollector() throws Exception {
        AtomicReference<String> sent = new AtomicReference<>("");
        HttpServer collector = collector(sent);
        List<String> settings = List.of(
                "-Dmetrics.reporters=prom,otel",
                REPORTER + "factory.class=org.apache.flink.metrics.otel.OpenTelemetryMetricReporterFactory",
                REPORTER + "exporter.endpoint=http://127.0.0.1:"
                        + collector.getAddress().getPort() + "/v1/metrics",
                REPORTER + "exporter.protocol=HTTP",
                REPORTER + "service.name=pumps",
                REPORTER + "interval=1 s");
        try (MonitoredJob job = new MonitoredJob(directory, settings)) {
            job.feed();
            job.scrape();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sent.get())
                            .contains("pumps", "flink.taskmanager.job.task.operator.alertsOpened", "operator_name"));
        } finally {
            collector.stop(0);
        }
    }

    /** What is sent is a protobuf message, in which texts stand as they are. */
    private static HttpServer collector(AtomicReference<String> sent) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next()), 0);
        server.createContext("/v1/metrics", exchange -> {
            sent.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
