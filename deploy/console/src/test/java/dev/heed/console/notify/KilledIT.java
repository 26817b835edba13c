package dev.heed.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.HeedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: killed in the middle, and ended by Ctrl-C. */
class KilledIT {
    private static final int ALERTS = 30;

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void leaveNone() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(NotifyRig rig, String topic, Path config, Path log) throws Exception {
        List<String> command = HeedProcess.java(List.of(), Map.of("java.io.tmpdir", directory.toString()));
        command.addAll(List.of("dev.heed.cli.Heed", "notify", "--bootstrap-server", rig.bootstrapServers()));
        Path soon = Files.writeString(directory.resolve("client.properties"), "session.timeout.ms=6000\n");
        command.addAll(List.of(
                "--command-config",
                soon.toString(),
                "--config",
                config.toString(),
                "--alerts",
                topic,
                "--from-beginning"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        processes.add(process);
        return process;
    }

    @Test
    void nothingIsLostAndOneNotificationAtMostComesTwiceForEachKill() throws Exception {
        Path log = directory.resolve("log");
        Integer[] answers = new Integer[ALERTS];
        java.util.Arrays.fill(answers, 200);
        answers[9] = StubServer.HANG; // it has the notification, and no answer arrives before the kill
        answers[20] = StubServer.HANG;
        try (NotifyRig rig = new NotifyRig();
                StubServer server = StubServer.answering(answers)) {
            String topic = rig.topic(2);
            for (int i = 0; i < ALERTS; i++) {
                rig.write(topic, Alerts.open("a" + i, "pump-" + i % 5));
            }
            Path config = Files.writeString(
                    directory.resolve("notify.yaml"),
                    "destinations: {hook: {type: webhook, timeout: 1m, template: '\"{{id}}\"', url: '" + server.url()
                            + "/sEkReT'}}\nroutes: [{to: hook}]\n");
            for (int killedAt : new int[] {10, 21}) {
                Process process = start(rig, topic, config, log);
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> server.requests().size() == killedAt);
                process.destroyForcibly().waitFor();
            }
            Process last = start(rig, topic, config, log);
            await().atMost(Duration.ofSeconds(40)).until(() -> new HashSet<>(server.taken()).size() == ALERTS);
            last.destroy();

            assertThat(last.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).isZero();
            List<String> bodies = new ArrayList<>();
            server.requests().forEach(request -> bodies.add(request.body()));
            assertThat(new HashSet<>(bodies)).hasSize(ALERTS);
            assertThat(bodies).as("one more for each kill").hasSize(ALERTS + 2);
            assertThat(Files.readString(log)).doesNotContain("sEkReT", "Exception");
        }
    }
}
