package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.AlertState;
import dev.heed.schemas.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingReportTest {
    private static final InjectedFault CAVITATION =
            new InjectedFault("pump-1", "cavitation", 100_000_000, 200_000_000, List.of("vibration", "pressure"));
    private static final InjectedFault BLOCKED =
            new InjectedFault("pump-2", "blocked valve", 300_000_000, 400_000_000, List.of("flow"));

    private final AlertBook book = new AlertBook();

    private List<String> report(List<InjectedFault> reached) {
        StringWriter text = new StringWriter();
        new ClosingReport(new Screen(new PrintWriter(text), false)).faults(reached, book);
        return text.toString().lines().toList();
    }

    @Test
    void putsWhatWasFoundBesideWhatWasInjected() {
        book.add(Alerts.of("a", "pump-1", AlertState.OPEN, 106, "vibration"));
        book.add(Alerts.of("a", "pump-1", AlertState.UPDATED, 140, "pressure"));
        List<String> lines = report(List.of(CAVITATION, BLOCKED));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).matches("pump-1 +cavitation +LOW +6 s +pressure +vibration, pressure"))
                .anySatisfy(line -> assertThat(line).matches("pump-2 +blocked valve +no +- +- +flow"));
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("1 of 2 faults alerted, 1 with a channel that is to blame first; 0 alerts without a fault.");
    }

    @Test
    void tellsTheSeverityThatAnEventReached() {
        book.add(Alerts.of("a", "pump-2", AlertState.OPEN, 310, "flow"));
        book.add(Alerts.severe("a", "pump-2", Severity.HIGH, 350));
        assertThat(report(List.of(BLOCKED))).anySatisfy(line -> assertThat(line).contains("HIGH"));
    }

    @Test
    void countsAlertsWithoutAFaultAndThoseThatBlameAnotherChannel() {
        book.add(Alerts.of("a", "pump-2", AlertState.OPEN, 310, "speed"));
        book.add(Alerts.of("b", "pump-2", AlertState.OPEN, 900, "flow"));
        assertThat(report(List.of(BLOCKED)))
                .last()
                .isEqualTo("1 of 1 faults alerted, 0 with a channel that is to blame first; 1 alerts without a fault.");
    }

    @Test
    void countsEventsWhereNobodyKnowsWhatWasInjected() {
        book.add(Alerts.of("a", "machine", AlertState.OPEN, 1, "x"));
        book.add(Alerts.of("b", "machine", AlertState.OPEN, 5, "x"));
        book.add(Alerts.of("b", "machine", AlertState.CLOSED, 9, "x"));
        assertThat(report(List.of())).containsExactly("2 events were alerted, 1 of them are open.");
    }
}
