package dev.heed.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.schemas.AlertState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page's server answers, as {@code deploy/console/README.md} says. */
class ServerIT {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Pump PUMP = new Pump("pump 1/ä");
    private static final List<Float> BLAME = List.of(30F, 60F, 10F);
    private static final List<Float> CALM = List.of(.1F, .1F, .2F);

    private static EmbeddedKafka kafka;
    private static Stage stage;
    private static Caller caller;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        stage = new Stage(kafka, "server");
        stage.run(PUMP, NOON, 80, .5F, CALM, List.of(76F, 2.4F, 11F));
        stage.run(PUMP, NOON.plusSeconds(80), 20, 9, BLAME, List.of(68F, 3.1F, 12F));
        stage.write(PUMP, PUMP.alert("a-1", NOON.plusSeconds(80), NOON.plusSeconds(99), AlertState.OPEN));
        caller = new Caller(stage.open());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller.get("api/alert?id=a-1").statusCode() == 200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> caller.get("api/blame?" + span(80, 100)).statusCode() == 200);
    }

    @AfterAll
    static void end() {
        stage.close();
        kafka.close();
    }

    private static String span(int from, int to) {
        return "entity=pump%201%2F%C3%A4&from=" + NOON.plusSeconds(from).toEpochMilli() + "&to="
                + NOON.plusSeconds(to).toEpochMilli();
    }

    @Test
    void aWindowHoldsWhatCameInTheSensorsUnits() throws Exception {
        JsonNode window = caller.json("api/window?columns=10&" + span(0, 100));
        assertThat(window.get("count").asInt()).isEqualTo(10);
        assertThat(window.get("width").asDouble()).isEqualTo(10_000);
        assertThat(window.get("channels").get(1).get("name").asText()).isEqualTo("pressure");
        assertThat(window.get("mean").get(1).get(7).asDouble()).isCloseTo(2.4, within(1e-3));
        assertThat(window.get("mean").get(1).get(8).asDouble()).isCloseTo(3.1, within(1e-3));
        assertThat(window.get("saliency").get(1).get(9).asDouble()).isEqualTo(60);
        assertThat(window.get("score").get(9).asDouble()).isEqualTo(9);
    }

    @Test
    void blameIsAShareOfTheSpanBesideTheTimeBefore() throws Exception {
        JsonNode channels = caller.json("api/blame?" + span(80, 100)).get("channels");
        assertThat(channels.findValuesAsText("name")).containsExactly("pressure", "flow", "current");
        assertThat(channels.get(0).get("share").asDouble()).isCloseTo(.6, within(1e-3));
        assertThat(channels.get(2).get("before").asDouble()).isCloseTo(.2, within(1e-3));
    }

    @Test
    void aMomentSaysWhatWasAttendedTo() throws Exception {
        JsonNode moment = caller.json("api/moment?time=" + NOON.plusSeconds(90).toEpochMilli() + "&" + span(0, 1));
        assertThat(moment.get("value").get(0).asDouble()).isCloseTo(68, within(1e-3));
        assertThat(moment.get("attention")).hasSize(5);
        assertThat(moment.get("attention").get(4).get("offset").asInt()).isZero();
        assertThat(moment.get("threshold").asDouble()).isEqualTo(2);
    }

    @Test
    void whatIsNotKnownIsNullAndNeverNaN() throws Exception {
        HttpResponse<String> empty = caller.get("api/window?columns=3&" + span(5_000, 5_003));
        assertThat(empty.body()).contains("\"score\":[null,null,null]").doesNotContain("NaN");
    }

    @Test
    void anOverviewHasATileForEachEntity() throws Exception {
        JsonNode tile = caller.event("view=overview", "tiles").get("tiles").get(0);
        assertThat(tile.get("entity").asText()).isEqualTo("pump 1/ä");
        assertThat(tile.get("state").asText()).isEqualTo("alert");
        assertThat(tile.get("cause").asText()).isEqualTo("pressure");
        assertThat(tile.get("strip")).hasSize(60);
        assertThat(tile.get("strip").get(59).asDouble()).isEqualTo(4.5);
    }

    @Test
    void aMachinesStreamBeginsWithTheWholeSpan() throws Exception {
        JsonNode machine = caller.event("view=machine&columns=100&span=100000&entity=pump%201%2F%C3%A4", "machine");
        assertThat(machine.get("whole").asBoolean()).isTrue();
        assertThat(machine.get("count").asInt()).isEqualTo(100);
        assertThat(machine.get("mean").get(0).get(99).asDouble()).isCloseTo(68, within(1e-3));
    }

    @Test
    void flowTellsTopicsAndModels() throws Exception {
        JsonNode flow = caller.event("view=flow", "flow");
        assertThat(flow.get("models").get(0).get("name").asText()).isEqualTo("pumps");
        assertThat(flow.get("models").get(0).get("entities").asInt()).isEqualTo(1);
        assertThat(flow.get("unreadable").asLong()).isZero();
    }

    @Test
    void refusesWhatItDoesNotUnderstandInOneLine() throws Exception {
        assertThat(Caller.error(caller.get("api/window?columns=0&" + span(0, 1)), 400))
                .startsWith("columns: expected a whole number");
        assertThat(Caller.error(caller.get("api/window?columns=5&" + span(1, 0)), 400))
                .startsWith("from, to: expected a span");
        assertThat(Caller.error(caller.get("api/window?columns=5&from=x&to=1&entity=a"), 400))
                .startsWith("from: expected ms");
        assertThat(Caller.error(caller.get("api/window?columns=5&from=0&to=1&entity=nobody"), 404))
                .contains("'nobody'");
        assertThat(Caller.error(caller.get("api/stream?view=secrets"), 400)).startsWith("view: expected overview");
        assertThat(Caller.error(caller.get("api/alert?id=none"), 404)).startsWith("expected an alert");
    }

    @Test
    void noPathReachesAFile() throws Exception {
        for (String path :
                List.of("page/..%2f..%2fpom.xml", "page/%2e%2e/x", "lib/echarts.js", "etc/passwd", "page/")) {
            assertThat(caller.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aFileThatDidNotChangeIsNotSentAgain() throws Exception {
        String tag = caller.get("page/app.js").headers().firstValue("ETag").orElseThrow();
        assertThat(caller.get("page/app.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void everyAnswerForbidsWhatIsNotOfThisServer() throws Exception {
        for (String path : List.of("", "api/session", "nothing")) {
            assertThat(caller.get(path)
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElse(""))
                    .contains("default-src 'none'")
                    .contains("script-src 'self';")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void aVerdictNeedsThePagesSecret() throws Exception {
        String body = "{\"alert\": \"a-1\", \"verdict\": \"FALSE\"}";
        assertThat(Caller.error(caller.say(body), 403)).contains("X-CSRF-Token");
        assertThat(Caller.error(caller.say(body, "X-CSRF-Token", "0".repeat(64)), 403))
                .contains("X-CSRF-Token");
    }

    @Test
    void aVerdictMustMakeSense() throws Exception {
        String csrf = caller.json("api/session").get("csrf").asText();
        assertThat(Caller.error(caller.say("{\"alert\": \"a-1\", \"verdict\": \"NO\"}", "X-CSRF-Token", csrf), 400))
                .startsWith("verdict: expected one of");
        assertThat(Caller.error(
                        caller.say("{\"alert\": \"a-1\", \"verdict\": \"IGNORE_UNTIL\"}", "X-CSRF-Token", csrf), 400))
                .startsWith("until: expected a time");
        assertThat(Caller.error(caller.say("{\"alert\": \"b\", \"verdict\": \"REAL\"}", "X-CSRF-Token", csrf), 404))
                .startsWith("expected an alert");
        assertThat(Caller.error(caller.say("no JSON", "X-CSRF-Token", csrf), 400))
                .startsWith("expected {alert");
        assertThat(caller.say("x".repeat(100_000), "X-CSRF-Token", csrf).statusCode())
                .isEqualTo(413);
    }
}
