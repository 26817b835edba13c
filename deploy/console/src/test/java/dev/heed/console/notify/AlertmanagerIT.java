package dev.heed.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.console.notify.NotifyRig.Running;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Severity;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager shows what is open, and no longer what is over. */
class AlertmanagerIT {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

    @TempDir
    private Path directory;

    private Process start(int port) throws Exception {
        Path config = Files.writeString(
                directory.resolve("alertmanager.yml"), "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
        return new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    /** Id, severity and state of each alert that it shows. */
    private static List<String> shown(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts"))
                .build();
        JsonNode alerts = new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
        List<String> shown = new ArrayList<>();
        alerts.forEach(alert -> shown.add("%s %s %s"
                .formatted(
                        alert.at("/labels/id").asText(),
                        alert.at("/labels/severity").asText(),
                        alert.at("/status/state").asText())));
        return shown;
    }

    private static void awaitShown(int port, String... alerts) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(shown(port)).containsExactlyInAnyOrder(alerts));
    }

    @Test
    void whatIsOpenIsActiveUntilItIsOverEvenWhenAlertmanagerForgets() throws Exception {
        boolean isThere = Files.isExecutable(PROGRAM);
        if (!isThere) {
            System.out.println("skipped: " + PROGRAM + " is not installed");
        }
        Assumptions.assumeTrue(isThere);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process alertmanager = start(port);
        try (NotifyRig rig = new NotifyRig()) {
            String topic = rig.topic(1);
            String yaml = "destinations: {am: {type: alertmanager, resend: 1s, url: 'http://127.0.0.1:" + port
                    + "', retry: {first: 50ms, longest: 500ms}}}\nroutes: [{to: am}]\n";
            rig.write(topic, Alerts.open("a", "pump-1"), Alerts.open("b", "pump-2"));
            try (Running running = rig.start(topic, yaml)) {
                awaitShown(port, "a low active", "b low active");
                rig.write(topic, Alerts.of("a", "pump-1", AlertState.UPDATED, Severity.HIGH, Alerts.START));
                awaitShown(port, "a high active", "b low active");
                rig.write(topic, Alerts.closed("b", "pump-2", Severity.LOW));
                awaitShown(port, "a high active");
            }
            alertmanager.destroy();
            alertmanager.waitFor();
            alertmanager = start(port);
            try (Running another = rig.start(topic, yaml)) {
                awaitShown(port, "a high active");
                rig.write(topic, Alerts.closed("a", "pump-1", Severity.HIGH));
                awaitShown(port);
            }
        } finally {
            alertmanager.destroy();
        }
    }
}
