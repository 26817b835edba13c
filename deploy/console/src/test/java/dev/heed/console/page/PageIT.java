package dev.heed.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.schemas.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** What a person sees of the topics. */
class PageIT {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final List<Float> CALM = List.of(0.1F, 0.1F, 0.1F);
    private static final List<Float> BLAME = List.of(30F, 60F, 10F);
    private static final List<Float> USUAL = List.of(76F, 2.4F, 11F);
    private static final List<Float> BROKEN = List.of(68F, 3.1F, 12F);
    private static final Pump PUMP = new Pump("pump-1");

    private static Browser browser;
    private static EmbeddedKafka kafka;

    private Stage stage;
    private String address;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void end() {
        if (kafka != null) {
            browser.close();
            kafka.close();
        }
    }

    @BeforeEach
    void open(TestInfo test) {
        stage = new Stage(kafka, test.getTestMethod().orElseThrow().getName());
        address = stage.open();
    }

    @AfterEach
    void close() {
        browser.open("about:blank");
        stage.close();
    }

    @Test
    void showsAnAlertWithinTwoSecondsOfItsRecord() {
        stage.run(PUMP, NOON, 60, 0.5F, CALM, USUAL);
        browser.open(address);
        browser.waitForText(".tile-state", "Quiet");

        stage.write(PUMP, PUMP.alert("a-1", NOON.plusSeconds(30), NOON.plusSeconds(59), AlertState.OPEN));
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(browser.text(".tile-state")).isEqualTo("High alert");
            assertThat(browser.text("#announcer"))
                    .isEqualTo("High alert. pump-1: pressure 3.1 bar, expected 2.4 ± 0.1.");
            assertThat(browser.text("#open-count")).isEqualTo("1");
        });
        assertThat(browser.text(".tile-detail")).startsWith("pressure · since ");
    }

    @Test
    void closesAnAlertWhoseLastStepIsBeforeItsLastUpdate() {
        breakDown();
        browser.open(address + "#/alerts");
        browser.waitForText(".alert-card", "Open");
        browser.waitForText(".alert-card .causes li:nth-of-type(3)", "only since 12:10:30");
        Instant broken = NOON.plusSeconds(600);
        stage.write(PUMP, PUMP.alert("a-1", broken, broken.plusSeconds(40), AlertState.CLOSED));
        browser.waitForText(".alert-card", "usual again");
        assertThat(browser.isShown("#open-count")).isFalse();
    }

    @Test
    void ranksBlameAsTheAlertDoes() {
        breakDown();
        browser.open(address + "#/alert/a-1");
        browser.waitFor(".panel .blame");
        assertThat(browser.texts(".panel .blame-name")).containsExactly("pressure", "flow", "current");
        assertThat(browser.texts(".panel .blame-share")).containsExactly("60 %", "30 %", "10 %");
        assertThat(browser.text(".panel .blame-line")).isEqualTo("3.1 bar came, expected 2.4 ± 0.1 bar");
    }

    @Test
    void ranksAMarkedSpanByItsSaliencyAgainstTheTimeBefore() {
        breakDown();
        long from = NOON.plusSeconds(600).toEpochMilli();
        browser.open(address
                + "#/machine/pump-1?from=%d&to=%d&mark=%d-%d"
                        .formatted(from - 300_000, from + 60_000, from, from + 60_000));
        browser.waitForText(".panel .blame", "pressure");
        assertThat(browser.texts(".panel .blame-name")).containsExactly("pressure", "flow", "current");
        assertThat(browser.texts(".panel .blame-share")).containsExactly("60 %", "30 %", "10 %");
        assertThat(browser.texts(".panel .blame-line"))
                .contains("600 × the blame of the 4 min before")
                .anyMatch(line -> line.startsWith("3.1 ") && line.contains("expected 2.4"));
    }

    @Test
    void showsWhatAStepWasAttendedWith() {
        breakDown();
        long at = NOON.plusSeconds(610).toEpochMilli();
        browser.open(address + "#/machine/pump-1?from=%d&to=%d&at=%d".formatted(at - 300_000, at + 60_000, at));
        browser.waitFor(".step .attention-chart canvas");
        assertThat(browser.texts(".gate-name")).containsExactly("flow", "pressure", "current");
        assertThat(browser.texts(".step details tbody tr")).containsExactly("-40.2", "-30.2", "-20.2", "-10.2", "00.2");
    }

    @Test
    void standsStillWhilePausedAndGoesOnLive() {
        stage.run(PUMP, NOON, 600, 0.5F, CALM, USUAL);
        browser.open(address + "#/machine/pump-1?span=300000");
        browser.waitForText(".row-value", "76");

        browser.press(" ");
        browser.waitForText("#play", "Go live");
        String shown = browser.text("#shown");
        stage.run(PUMP, NOON.plusSeconds(600), 60, 0.5F, CALM, BROKEN);
        browser.waitForText("#now", timeOf(NOON.plusSeconds(660)));
        assertThat(browser.text("#shown")).isEqualTo(shown);
        assertThat(browser.text(".row-value")).isEqualTo("76");

        browser.press(" ");
        browser.waitForText("#play", "Pause");
        browser.waitForText(".row-value", "68");
    }

    @Test
    void goesBackToATime() {
        breakDown();
        browser.open(address + "#/machine/pump-1?span=300000");
        browser.waitForText(".row-value", "68");
        browser.fill("#go-to", fieldOf(NOON.plusSeconds(400)));
        browser.click(".go-to button");
        browser.waitForText(".row-value", "76");
        long to = NOON.plusSeconds(400).toEpochMilli();
        await().untilAsserted(() -> assertThat(browser.address()).contains("from=" + (to - 300_000) + "&to=" + to));
    }

    @Test
    void staysUsableWithAThousandEntities() {
        for (int i = 1; i <= 1_000; i++) {
            stage.score(new Pump("pump-" + i), NOON, 60);
        }
        stage.flush();
        browser.open(address + "#/?sort=name");
        browser.waitForText(".chip .count", "1,000");
        assertThat(browser.count(".tile")).isBetween(8, 80);

        browser.run("scrollTo(0, document.body.scrollHeight)");
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(browser.texts(".tile-name")).endsWith("pump-1000"));
        assertThat(browser.count(".tile")).isBetween(8, 80);

        browser.press("/", "7", "7", "7");
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(browser.texts(".tile-name")).containsExactly("pump-777"));
    }

    @Test
    void comesBackByItselfAfterTheServerDid() {
        stage.run(PUMP, NOON, 60, 0.5F, CALM, USUAL);
        browser.open(address);
        browser.waitForText(".tile-state", "Quiet");

        stage.closePage();
        browser.waitFor("#connection");
        assertThat(browser.text("#connection")).contains("Connection lost, trying again");
        assertThat(browser.isShown(".tile")).isTrue();

        stage.open();
        await().atMost(Duration.ofSeconds(10)).until(() -> !browser.isShown("#connection"));
        stage.write(PUMP, PUMP.alert("a-1", NOON.plusSeconds(30), NOON.plusSeconds(59), AlertState.OPEN));
        browser.waitForText(".tile-state", "High alert");
    }

    /** A browser keeps pages that were left for its Back button, and has six connections to a server for all of them. */
    @Test
    @Timeout(60)
    void holdsNoConnectionOnceItWasLeft() {
        stage.run(PUMP, NOON, 60, 0.5F, CALM, USUAL);
        for (int i = 0; i < 12; i++) {
            browser.open(address);
            browser.waitForText(".tile-state", "Quiet");
        }
    }

    @Test
    void writesAVerdict() {
        breakDown();
        browser.open(address + "#/alerts");
        browser.click(".alert-card .verdict button:nth-of-type(2)");
        browser.waitForText(".verdict-said", "Marked false");
        assertThat(KafkaFixture.read(kafka.bootstrapServers(), stage.feedbackTopic(), 1, 1))
                .extracting("key")
                .containsExactly("pump-1");
    }

    @Test
    void goesBackToWhatWasLookedAtBefore() {
        breakDown();
        browser.open(address);
        browser.click(".tile");
        browser.waitForText(".row-value", "68");
        browser.press("a");
        browser.waitFor(".alert-card");
        browser.run("history.back()");
        browser.waitForText("h1", "pump-1");
        browser.run("history.back()");
        browser.waitForText("h1", "Overview");
    }

    /** Ten quiet minutes, then one with an alert. */
    private void breakDown() {
        Instant broken = NOON.plusSeconds(600);
        stage.run(PUMP, NOON, 600, 0.5F, CALM, USUAL);
        stage.run(PUMP, broken, 60, 9, BLAME, BROKEN);
        stage.write(PUMP, PUMP.alert("a-1", broken, broken.plusSeconds(59), AlertState.OPEN));
    }

    private static String timeOf(Instant time) {
        return fieldOf(time).substring(11);
    }

    /** A time as the browser's zone, that of this JVM, writes it. */
    private static String fieldOf(Instant time) {
        return time.atZone(java.time.ZoneId.systemDefault())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss"));
    }
}
