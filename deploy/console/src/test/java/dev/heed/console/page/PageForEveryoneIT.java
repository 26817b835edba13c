package dev.heed.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.schemas.AlertState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page by keys, in the dark, on a phone, and with names that are no good. */
class PageForEveryoneIT {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">";

    private static Browser browser;
    private static EmbeddedKafka kafka;
    private static Stage stage;
    private static String address;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        kafka = EmbeddedKafka.start();
        stage = new Stage(kafka, "everyone");
        address = stage.open();
        for (Pump pump : List.of(new Pump("pump-1"), new Pump(HOSTILE))) {
            stage.run(pump, NOON, 600, 0.5F, List.of(0.1F, 0.1F, 0.1F), List.of(76F, 2.4F, 11F));
        }
        Pump hostile = new Pump(HOSTILE);
        stage.write(hostile, hostile.alert("a/1?&#", NOON.plusSeconds(500), NOON.plusSeconds(590), AlertState.OPEN));
    }

    @AfterAll
    static void end() {
        if (kafka != null) {
            browser.close();
            stage.close();
            kafka.close();
        }
    }

    @BeforeEach
    void asUsual() {
        browser.size(1400, 1000);
        browser.colours("light");
    }

    @Test
    void takesANameForTextWhateverItSays() {
        browser.open(address);
        browser.waitForText(".tile-name", HOSTILE);
        assertThat(browser.count("img")).isZero();

        browser.click(".tile");
        browser.waitForText("h1", HOSTILE);
        browser.waitFor(".pill");
        browser.press("a");
        browser.waitForText(".alert-text", HOSTILE);
        assertThat(browser.count("img")).isZero();
        assertThat(browser.title()).doesNotContain("owned");
    }

    @Test
    void findsAnAlertByItsAddressWhateverItsId() {
        browser.open(address + "#/alert/a%2F1%3F%26%23");
        browser.waitForText(".panel .alert-text", HOSTILE);
    }

    @Test
    void saysWhenAnAlertIsNotKnown() {
        browser.open(address + "#/alert/none");
        browser.waitForText("h1", "This alert is not known");
    }

    @Test
    void isDarkWhereTheSystemIs() {
        browser.open(address);
        browser.waitFor(".tile");
        assertThat(brightness()).isGreaterThan(200);
        browser.colours("dark");
        await().untilAsserted(() -> assertThat(brightness()).isLessThan(60));
    }

    @Test
    void remembersTheThemeThatWasChosen() {
        browser.open(address);
        browser.click("#theme");
        browser.click("#theme");
        assertThat(brightness()).isLessThan(60);
        browser.open(address);
        browser.waitFor(".tile");
        assertThat(brightness()).isLessThan(60);
        browser.click("#theme");
        assertThat(brightness()).isGreaterThan(200);
    }

    private static long brightness() {
        return (Long) browser.run("return Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
    }

    @Test
    void isUsedByKeysAlone() {
        browser.open(address + "#/?sort=name");
        browser.waitFor(".tile");
        browser.tabTo(".tile[href$='pump-1']");
        assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        browser.press(Keys.ENTER);
        browser.waitForText("h1", "pump-1");
        browser.waitForText(".row-value", "76");

        browser.tabTo(".plots");
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ENTER);
        browser.waitForText(".panel", "The step of");
        browser.press(Keys.ESCAPE);
        await().until(() -> !browser.isShown(".panel"));

        browser.press("f");
        browser.waitForText("h1", "Flow");
        browser.press("?");
        browser.waitFor("#help[open]");
        browser.press(Keys.ESCAPE, "o");
        browser.waitForText("h1", "Overview");
    }

    @Test
    void showsTheSameNumbersAsATable() {
        browser.open(address + "#/machine/pump-1");
        browser.waitForText(".row-value", "76");
        browser.click(".title-line button");
        browser.waitFor(".machine-table table");
        assertThat(browser.texts(".machine-table thead th"))
                .startsWith("Time", "Score ÷ threshold")
                .contains("flow expected", "flow blame");
        assertThat(browser.texts(".machine-table tbody tr:first-child td")).startsWith("0.25", "76", "–", "0.1");
    }

    @Test
    void saysTimesInUtcWhenAsked() {
        browser.open(address);
        browser.waitFor(".tile");
        browser.run(
                "if (document.getElementById('zone').textContent !== 'UTC') document.getElementById('zone').click()");
        browser.waitForText("#now", "12:10:00");
    }

    @Test
    void fitsAPhone() {
        browser.size(390, 844);
        for (String view : List.of("#/", "#/machine/pump-1", "#/alerts", "#/alert/a%2F1%3F%26%23", "#/flow")) {
            browser.open(address + view);
            browser.waitFor(".tile, .pill, .row-value, .alert-card, .figure");
            assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(390);
        }
    }
}
