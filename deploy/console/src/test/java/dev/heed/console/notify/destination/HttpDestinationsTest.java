package dev.heed.console.notify.destination;

import static dev.heed.console.notify.Configs.change;
import static dev.heed.console.notify.Configs.destination;
import static dev.heed.console.notify.Configs.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.console.notify.Alerts;
import dev.heed.console.notify.StubServer;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Notification;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDestinationsTest {
    private static final SaliencyAlert ALERT = Alerts.open("a1", "pump <1> & 2");

    private final List<StubServer> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(StubServer::close);
    }

    private StubServer server(Integer... answers) {
        StubServer server = StubServer.answering(answers);
        servers.add(server);
        return server;
    }

    private static JsonNode json(StubServer.Request request) throws Exception {
        return new ObjectMapper().readTree(request.body());
    }

    private static SaliencyAlert worse(Severity severity) {
        return Alerts.of("a1", "pump-1", AlertState.UPDATED, severity, Alerts.START);
    }

    @Test
    void aWebhookGetsJsonWithAKeyByWhichARepetitionIsKnown() throws Exception {
        StubServer server = server();
        destination("type: webhook, headers: {X-Token: t}, url: '" + server.url() + "/in?x=1'")
                .deliver(opening(ALERT));

        StubServer.Request request = server.taken().get(0);
        assertThat(request.line()).isEqualTo("POST /in?x=1 HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("idempotency-key", "\"a1.open.low\"")
                .containsEntry("x-token", "t");
        assertThat(json(request).at("/alerts/0/entity").asText()).isEqualTo("pump <1> & 2");
    }

    @Test
    void aWebhookWithATemplateGetsThat() throws Exception {
        StubServer server = server();
        destination("type: webhook, method: PUT, content-type: text/plain, template: '{{id}} {{link}}', url: '"
                        + server.url() + "/'")
                .deliver(opening(ALERT));

        assertThat(server.taken().get(0).line()).startsWith("PUT / ");
        assertThat(server.taken().get(0).body()).isEqualTo("a1 http://page/#/alert/a1");
        assertThat(server.taken().get(0).headers()).containsEntry("content-type", "text/plain");
    }

    @Test
    void slackGetsBlocksWhoseTextsAreEscaped() throws Exception {
        StubServer server = server();
        destination("type: slack, url: '" + server.url() + "/'").deliver(opening(ALERT));

        JsonNode message = json(server.taken().get(0));
        assertThat(message.get("text").asText())
                .isEqualTo("LOW: pump &lt;1&gt; &amp; 2: flow is at 3.5 m³/h, expected 7.0 ± 0.2.");
        assertThat(message.at("/blocks/0/type").asText()).isEqualTo("section");
        assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
        assertThat(message.at("/blocks/0/text/text").asText())
                .isEqualTo("LOW: pump &lt;1&gt; &amp; 2: flow is at 3.5 m³/h, expected 7.0 ± 0.2."
                        + "\n<http://page/#/alert/a1|Show it>");
    }

    @Test
    void noNameCallsEverybodyNorBeginsALine() throws Exception {
        StubServer server = server();
        destination("type: slack, url: '" + server.url() + "/'")
                .deliver(opening(Alerts.open("a1", "<!channel> @channel\r\n@All-in-one bob@allied")));

        assertThat(json(server.taken().get(0)).get("text").asText())
                .startsWith("LOW: &lt;!channel&gt; @\u200bchannel @\u200bAll-in-one bob@allied: flow is at");
    }

    @Test
    void slackTakesAtMostFiftyBlocks() throws Exception {
        StubServer server = server();
        List<Change> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(change(Change.Kind.OPEN, Alerts.open("a" + i, "x".repeat(5_000)), Severity.LOW));
        }
        destination("type: slack, url: '" + server.url() + "/'")
                .deliver(new Notification(Notification.Event.SUMMARY, null, many, null));

        JsonNode blocks = json(server.taken().get(0)).get("blocks");
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        assertThat(blocks.get(blocks.size() - 1).at("/text/text").asText()).isEqualTo("and 155 more");
        blocks.forEach(
                block -> assertThat(block.at("/text/text").asText().length()).isLessThanOrEqualTo(3_000));
    }

    @Test
    void pagerDutyTriggersAndResolvesByTheAlertsId() throws Exception {
        StubServer server = server();
        Destination destination = destination("type: pagerduty, routing-key: k, endpoint: '" + server.url() + "/v2'");
        destination.deliver(opening(worse(Severity.HIGH)));
        destination.deliver(Notification.of(
                Change.Kind.RESOLVE,
                null,
                List.of(change(Change.Kind.RESOLVE, Alerts.closed("a1", "pump-1", Severity.HIGH), Severity.HIGH))));

        JsonNode trigger = json(server.taken().get(0));
        assertThat(trigger.get("routing_key").asText()).isEqualTo("k");
        assertThat(trigger.get("event_action").asText()).isEqualTo("trigger");
        assertThat(trigger.get("dedup_key").asText()).isEqualTo("a1");
        assertThat(trigger.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(trigger.at("/payload/source").asText()).isEqualTo("pump-1");
        assertThat(trigger.at("/payload/component").asText()).isEqualTo("flow");
        assertThat(trigger.at("/payload/summary").asText()).startsWith("HIGH: pump-1");
        assertThat(trigger.at("/payload/timestamp").asText()).isEqualTo("2026-11-27T12:00:00Z");
        assertThat(trigger.at("/payload/custom_details/causes/0/channel").asText())
                .isEqualTo("flow");
        assertThat(trigger.at("/links/0/href").asText()).isEqualTo("http://page/#/alert/a1");
        JsonNode resolve = json(server.taken().get(1));
        assertThat(resolve.get("event_action").asText()).isEqualTo("resolve");
        assertThat(resolve.get("dedup_key").asText()).isEqualTo("a1");
    }

    @Test
    void pagerDutyCallsNobodyForWhatIsOver() throws Exception {
        StubServer server = server();
        Change over = change(Change.Kind.OPEN, Alerts.closed("past", "e", Severity.LOW), Severity.LOW);
        Change still = change(Change.Kind.OPEN, Alerts.open("now", "e"), Severity.LOW);
        destination("type: pagerduty, routing-key: k, severities: {low: info}, endpoint: '" + server.url() + "/'")
                .deliver(new Notification(Notification.Event.SUMMARY, null, List.of(over, still), null));

        assertThat(server.taken()).hasSize(1);
        assertThat(json(server.taken().get(0)).get("dedup_key").asText()).isEqualTo("now");
        assertThat(json(server.taken().get(0)).at("/payload/severity").asText()).isEqualTo("info");
    }

    @Test
    void alertmanagerGetsTheSameLabelsUntilTheSeverityRises() throws Exception {
        StubServer server = server();
        Destination destination =
                destination("type: alertmanager, labels: {team: t, alertname: Mine}, url: '" + server.url() + "/am/'");
        Change rises = change(Change.Kind.UPDATE, worse(Severity.HIGH), Severity.LOW);
        destination.deliver(opening(worse(Severity.LOW)));
        destination.deliver(Notification.of(Change.Kind.UPDATE, null, List.of(rises)));
        destination.deliver(new Notification(Notification.Event.REMINDER, null, List.of(rises), null));

        assertThat(server.taken().get(0).line()).startsWith("POST /am/api/v2/alerts ");
        JsonNode opened = json(server.taken().get(0));
        assertThat(opened).hasSize(1);
        assertThat(opened.at("/0/labels"))
                .hasToString("{\"alertname\":\"Mine\",\"team\":\"t\",\"entity\":\"pump-1\",\"severity\":\"low\","
                        + "\"id\":\"a1\",\"model\":\"pumps\"}");
        assertThat(opened.at("/0/annotations/summary").asText()).contains("flow is at");
        assertThat(opened.at("/0/generatorURL").asText()).isEqualTo("http://page/#/alert/a1");
        assertThat(opened.at("/0/startsAt").asText()).startsWith("2026-11-27T12:00:00");
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(opened.at("/0/endsAt").asText())))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        JsonNode risen = json(server.taken().get(1));
        assertThat(risen.at("/0/labels")).isEqualTo(opened.at("/0/labels"));
        assertThat(Instant.parse(risen.at("/0/endsAt").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(risen.at("/1/labels/severity").asText()).isEqualTo("high");
        assertThat(Instant.parse(risen.at("/1/endsAt").asText())).isAfter(Instant.now());
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "429", "408"})
    void whatMayPassIsNoLastingRefusal(int status) {
        NotDelivered problem = refused(server(status), "");

        assertThat(problem.isLasting()).isFalse();
        assertThat(problem).hasMessage("HTTP %d: no, %d", status, status);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "404", "301"})
    void whatWillNotPassIsALastingRefusal(int status) {
        assertThat(refused(server(status), "").isLasting()).isTrue();
    }

    @Test
    void aServerThatHangsIsLeftInTime() {
        long begun = System.nanoTime();
        NotDelivered problem = refused(server(StubServer.HANG), ", timeout: 300ms");

        assertThat(problem).hasMessage("no answer within 0.3 s");
        assertThat(problem.isLasting()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aResetConnectionAndAClosedDoorMayPass() {
        StubServer gone = server();
        gone.close();

        assertThat(refused(server(StubServer.RESET), "").isLasting()).isFalse();
        assertThat(refused(gone, "")).hasMessage("connection refused");
        assertThat(refused(gone, "").isLasting()).isFalse();
    }

    @Test
    void aServerThatSaysWhenIsAskedThen() {
        StubServer server = StubServer.answering("Retry-After: 7\r\n", 429);
        servers.add(server);

        assertThat(refused(server, "").after()).contains(Duration.ofSeconds(7));
        assertThat(refused(server(503), "").after()).isEmpty();
    }

    private static NotDelivered refused(StubServer server, String more) {
        Destination destination = destination("type: webhook, url: '" + server.url() + "/'" + more);
        NotDelivered problem = catchThrowableOfType(NotDelivered.class, () -> destination.deliver(opening(ALERT)));
        assertThat(problem).isNotNull();
        return problem;
    }

    @Test
    void anAddressForPeopleHoldsNoSecret() {
        Destination hook = destination("type: webhook, headers: {A: sEkReT}, url: 'http://u:sEkReT@h:1/sEkReT'");
        Destination duty = destination("type: pagerduty, routing-key: sEkReT");

        assertThat(hook.address() + hook + duty.address() + duty).doesNotContain("sEkReT");
        assertThat(hook.address()).isEqualTo("webhook at http://h:1");
    }
}
