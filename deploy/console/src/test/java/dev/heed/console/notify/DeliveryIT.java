package dev.heed.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.console.notify.NotifyRig.Running;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the topic to the door of servers that do not always open it. */
class DeliveryIT {
    private static final String RETRY = "retry: {first: 20ms, longest: 100ms}";
    private static NotifyRig rig;

    @BeforeAll
    static void start() {
        rig = new NotifyRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static String hook(StubServer server, String more) {
        return "destinations: {hook: {type: webhook, url: '" + server.url() + "/', template: '\"{{event}} {{id}}\"'"
                + (more.isEmpty() ? "" : ", " + more) + "}}\nroutes: [{to: hook}]\n";
    }

    private static List<String> bodies(StubServer server) {
        return server.taken().stream()
                .map(request -> request.body().replace("\"", ""))
                .toList();
    }

    private static void awaitBodies(StubServer server, String... bodies) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bodies(server)).containsExactly(bodies));
    }

    @Test
    void nothingIsLostOrTwiceWhenAServerFailsHangsAndResets() throws Exception {
        String topic = rig.topic(1);
        rig.write(topic, Alerts.open("a", "p"), Alerts.open("b", "p"), Alerts.closed("a", "p", Severity.LOW));
        try (StubServer server = StubServer.answering(500, 503, StubServer.RESET, StubServer.HANG, 200, 500);
                Running running = rig.start(topic, hook(server, "timeout: 200ms, " + RETRY))) {
            awaitBodies(server, "open a", "open b", "resolve a");
            assertThat(server.requests()).hasSize(8);
            String said = running.said().toString();
            assertThat(
                            said.split(
                                    "does not take notifications \\(HTTP 500: no, 500\\); tried again, each for at most 60 min"))
                    .as("of four attempts in a row that failed the first is told, and the one after another success")
                    .hasSize(3);
            assertThat(said.split("takes notifications again", -1)).hasSize(3);
        }
    }

    @Test
    void anotherProcessGoesOnWhereOneEnded() throws Exception {
        String topic = rig.topic(2);
        rig.write(topic, Alerts.open("a", "p"), Alerts.open("b", "q"));
        try (StubServer server = StubServer.answering()) {
            try (Running first = rig.start(topic, hook(server, "updates: severity"))) {
                await().until(() -> bodies(server).size() == 2);
            }
            rig.write(
                    topic,
                    Alerts.of("a", "p", AlertState.UPDATED, Severity.LOW, Alerts.START),
                    Alerts.closed("a", "p", Severity.LOW));
            try (Running second = rig.start(topic, hook(server, "updates: severity"))) {
                await().until(() -> bodies(server).size() == 3);
                assertThat(bodies(server)).containsExactlyInAnyOrder("open a", "open b", "resolve a");
            }
        }
    }

    @Test
    void whatAServerRefusesIsToldAndDroppedAndTheNextIsDelivered() throws Exception {
        String topic = rig.topic(1);
        rig.write(topic, Alerts.open("a", "p"), Alerts.open("b", "p"));
        try (StubServer server = StubServer.answering(400);
                Running running = rig.start(topic, hook(server, RETRY))) {
            awaitBodies(server, "open b");
            assertThat(server.requests()).hasSize(2);
            assertThat(running.said().toString())
                    .containsOnlyOnce("hook: LOST open of a: HTTP 400: no, 400: LOW: p: flow");
            rig.write(topic, Alerts.closed("a", "p", Severity.LOW), Alerts.closed("b", "p", Severity.LOW));
            awaitBodies(server, "open b", "resolve b");
        }
    }

    @Test
    void whatIsNotTakenInTimeIsGivenUp() throws Exception {
        String topic = rig.topic(1);
        rig.write(topic, Alerts.open("a", "p"));
        Integer[] down = new Integer[200];
        java.util.Arrays.fill(down, 500);
        try (StubServer server = StubServer.answering(down);
                Running running =
                        rig.start(topic, hook(server, "retry: {first: 20ms, longest: 50ms, give-up-after: 1s}"))) {
            await().until(() -> running.said().toString().contains("LOST open of a: HTTP 500: no, 500, for 1 s"));
            assertThat(server.requests()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void aDeadDestinationDoesNotStopTheOthersAndIsToldOnceAndGetsAllOnceItIsBack() throws Exception {
        String topic = rig.topic(1);
        StubServer dead = StubServer.answering();
        int port = dead.port();
        dead.close();
        try (StubServer alive = StubServer.answering();
                Running running = rig.start(topic, """
                        destinations:
                          dead: {type: webhook, url: 'http://localhost:%d/', template: '"{{event}} {{id}}"', %s}
                          alive: {type: webhook, url: '%s/', template: '"{{event}} {{id}}"'}
                        routes: [{to: [dead, alive]}]
                        """.formatted(port, RETRY, alive.url()))) {
            rig.write(topic, Alerts.open("a", "p"), Alerts.open("b", "p"));
            awaitBodies(alive, "open a", "open b");
            await().until(() -> running.said().toString().contains("dead: does not take notifications"));
            try (StubServer back = StubServer.at(port)) {
                awaitBodies(back, "open a", "open b");
                await().until(() -> running.said().toString().contains("dead: takes notifications again, after"));
            }
            assertThat(running.said().toString())
                    .containsOnlyOnce("dead: does not take notifications (connection refused)");
        }
    }

    @Test
    void alertsOfAGroupAreOneNotification() throws Exception {
        String topic = rig.topic(1);
        try (StubServer server = StubServer.answering();
                Running running = rig.start(
                        topic,
                        "destinations: {hook: {type: webhook, url: '" + server.url()
                                + "/'}}\nroutes: [{to: hook}]\ngroup: {within: 1s, by: '^(line-1)'}\n")) {
            rig.write(topic, Alerts.open("a", "line-1-x"), Alerts.open("b", "line-1-y"), Alerts.open("c", "line-2"));
            await().until(() -> server.taken().size() == 2);
            assertThat(new ObjectMapper()
                            .readTree(server.taken().get(0).body())
                            .at("/alerts/0/id")
                            .asText())
                    .isEqualTo("c");
            assertThat(new ObjectMapper()
                            .readTree(server.taken().get(1).body())
                            .get("text")
                            .asText())
                    .isEqualTo("LOW: 2 alerts opened in line-1: line-1-x, line-1-y");
        }
    }

    @Test
    void aRecordThatCannotBeReadIsToldAndHoldsNothingUp() throws Exception {
        String topic = rig.topic(1);
        rig.writeBytes(topic, new byte[] {1, 2, 3});
        rig.write(topic, Alerts.open("a", "p"));
        try (StubServer server = StubServer.answering();
                Running running = rig.start(topic, hook(server, ""))) {
            awaitBodies(server, "open a");
            assertThat(running.said().toString()).containsOnlyOnce(topic + "-0@0 is left out: ");
        }
    }

    @Test
    void whoEndsTheCommandLeavesWhatWasNotTakenToTheNextRun() throws Exception {
        String topic = rig.topic(1);
        rig.write(topic, Alerts.open("a", "p"), Alerts.open("b", "p"));
        try (StubServer server = StubServer.answering(500)) {
            Running running = rig.start(topic, hook(server, "retry: {first: 10m, longest: 10m}"));
            await().until(() -> running.said().toString().contains("does not take"));
            long begun = System.nanoTime();
            running.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            try (Running next = rig.start(topic, hook(server, RETRY))) {
                awaitBodies(server, "open a", "open b");
            }
        }
    }
}
