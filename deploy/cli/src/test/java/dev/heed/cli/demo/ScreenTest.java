package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.AlertState;
import dev.heed.schemas.SimilarMoment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter text = new StringWriter();

    private Screen screen(boolean live) {
        return new Screen(new PrintWriter(text), live);
    }

    @Test
    void showsAnAlertOnOneLineInItsWords() {
        screen(false).alert(Alerts.of("a", "pump-1", AlertState.OPEN, 1_700_000_000, "vibration"));
        assertThat(text.toString().lines())
                .containsExactly("2023-11-14T22:13:20Z  ALERT LOW     pump-1: vibration is at 5.");
    }

    @Test
    void namesTheFirstAlertThatAnOpeningLooksLike() {
        screen(false)
                .alert(Alerts.like(
                        "a",
                        "pump-1",
                        1_700_000_000,
                        new SimilarMoment(Instant.ofEpochSecond(1_600_000_000), .5f, false),
                        new SimilarMoment(Instant.ofEpochSecond(1_650_000_000), .3f, true)));
        assertThat(text.toString().lines().skip(1))
                .singleElement()
                .asString()
                .endsWith("like the alert of 2022-04-15T05:20:00Z");
    }

    @Test
    void clearsTheChangingLineBeforeALineThatStays() {
        Screen screen = screen(true);
        screen.status("10 readings");
        screen.say("done");
        assertThat(text.toString()).isEqualTo("10 readings\r\u001b[Kdone" + System.lineSeparator());
    }

    @Test
    void leavesTheChangingLineOutWhereThereIsNoTerminal() {
        screen(false).status("10 readings");
        assertThat(text.toString()).isEmpty();
    }
}
