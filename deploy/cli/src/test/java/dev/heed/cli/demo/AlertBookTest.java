package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.AlertState;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final InjectedFault FAULT =
            new InjectedFault("p", "wear", 100_000_000, 200_000_000, List.of("vibration"));

    private final AlertBook book = new AlertBook();

    @Test
    void findsTheEventThatOpenedWhileTheFaultLastedWithItsLatestState() {
        book.add(alert("1", "p", "OPEN", 120));
        book.add(alert("1", "p", "CLOSED", 150));
        AlertBook.Entry entry = book.of(FAULT).orElseThrow();
        assertThat(entry.opened().getTime()).isEqualTo(Instant.ofEpochSecond(120));
        assertThat(entry.latest().getState()).isEqualTo(AlertState.CLOSED);
        assertThat(book.unexplained(List.of(FAULT))).isEmpty();
    }

    @Test
    void doesNotTakeAnotherPumpsEventNorOneThatOpenedBeforeOrLongAfter() {
        book.add(alert("1", "q", "OPEN", 120));
        book.add(alert("2", "p", "OPEN", 99));
        book.add(alert("2", "p", "UPDATED", 120));
        book.add(alert("3", "p", "OPEN", 261));
        assertThat(book.of(FAULT)).isEmpty();
        assertThat(book.unexplained(List.of(FAULT))).hasSize(3);
    }

    @Test
    void takesAnEventThatOpensWithinAMinuteAfterTheFault() {
        book.add(alert("1", "p", "OPEN", 259));
        assertThat(book.of(FAULT)).isPresent();
    }

    @Test
    void countsTheEventsThatAreOpen() {
        book.add(alert("1", "p", "OPEN", 1));
        book.add(alert("2", "p", "OPEN", 2));
        book.add(alert("1", "p", "CLOSED", 3));
        assertThat(book.size()).isEqualTo(2);
        assertThat(book.open()).isEqualTo(1);
    }

    private static SaliencyAlert alert(String id, String entity, String state, long second) {
        Instant time = Instant.ofEpochSecond(second);
        return SaliencyAlert.newBuilder()
                .setId(id)
                .setEntity(entity)
                .setState(AlertState.valueOf(state))
                .setSeverity(Severity.LOW)
                .setStarted(time)
                .setTime(time)
                .setScore(1)
                .setThreshold(1)
                .setCauses(List.of(Alerts.cause("vibration", 1f)))
                .setModel(new ModelRef("m", "1", ""))
                .build();
    }
}
