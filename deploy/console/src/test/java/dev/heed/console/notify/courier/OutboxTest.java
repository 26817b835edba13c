package dev.heed.console.notify.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.console.notify.Alerts;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Place;
import dev.heed.console.notify.route.Groups;
import dev.heed.console.notify.route.QuietHours;
import dev.heed.console.notify.route.QuietSpan;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Groups LINES = new Groups(Duration.ofMinutes(1), Pattern.compile("^(line-\\d)"), Map.of());
    private static final QuietHours NIGHT = new QuietHours(List.of(new QuietSpan(
            ZoneId.of("UTC"),
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.of(22, 0),
            LocalTime.of(6, 0),
            Severity.HIGH,
            List.of())));
    private static final Instant DAY = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-27T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-28T06:00:00Z");

    private int offset;

    private Change change(Change.Kind kind, String id, String entity, Severity severity, Instant time) {
        AlertState state = switch (kind) {
            case OPEN -> AlertState.OPEN;
            case UPDATE -> AlertState.UPDATED;
            case RESOLVE -> AlertState.CLOSED;
        };
        SaliencyAlert alert = Alerts.of(id, entity, state, severity, time);
        return new Change(kind, alert, severity, List.of(new Place(0, offset++, time)));
    }

    private Change opened(String id, String entity) {
        return change(Change.Kind.OPEN, id, entity, Severity.LOW, DAY);
    }

    private static Notification next(Outbox outbox, Instant now) {
        return outbox.next(now).orElseThrow().notification();
    }

    @Test
    void whatBelongsToNoGroupIsToldAtOnceInItsOrder() {
        Outbox outbox = new Outbox(LINES, QuietHours.NONE, false);
        outbox.add(opened("a", "pump"), DAY);
        outbox.add(opened("b", "pump"), DAY);

        assertThat(next(outbox, DAY).id()).isEqualTo("a");
        assertThat(next(outbox, DAY).id()).isEqualTo("b");
        assertThat(outbox.next(DAY)).isEmpty();
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void alertsThatOpenWithinAMinuteInOneGroupAreOneNotification() {
        Outbox outbox = new Outbox(LINES, QuietHours.NONE, false);
        outbox.add(opened("a", "line-1-x"), DAY);
        outbox.add(opened("b", "line-2-x"), DAY);
        outbox.add(change(Change.Kind.OPEN, "c", "line-1-y", Severity.LOW, DAY.plusSeconds(60)), DAY.plusSeconds(30));
        outbox.add(change(Change.Kind.OPEN, "d", "line-1-z", Severity.LOW, DAY.plusSeconds(61)), DAY.plusSeconds(31));

        assertThat(outbox.next(DAY.plusSeconds(59))).isEmpty();
        assertThat(outbox.nextDue()).contains(DAY.plusSeconds(60));
        assertThat(next(outbox, DAY.plusSeconds(60)).changes())
                .extracting(Change::id)
                .containsExactly("a", "c");
        assertThat(next(outbox, DAY.plusSeconds(60)).group()).isEqualTo("line-2");
        assertThat(next(outbox, DAY.plusSeconds(91)).changes())
                .extracting(Change::id)
                .containsExactly("d");
    }

    @Test
    void whatGetsWorseWhileItWaitsForItsGroupIsToldAsItIsThen() {
        Outbox outbox = new Outbox(LINES, QuietHours.NONE, false);
        outbox.add(opened("a", "line-1-x"), DAY);
        outbox.add(change(Change.Kind.UPDATE, "a", "line-1-x", Severity.HIGH, DAY), DAY);
        outbox.add(change(Change.Kind.RESOLVE, "a", "line-1-x", Severity.HIGH, DAY), DAY);

        Notification opening = next(outbox, DAY.plusSeconds(60));
        assertThat(opening.event()).isEqualTo(Notification.Event.OPEN);
        assertThat(opening.severity()).isEqualTo(Severity.HIGH);
        assertThat(opening.changes().get(0).places()).hasSize(2);
        assertThat(next(outbox, DAY.plusSeconds(60)).event()).isEqualTo(Notification.Event.RESOLVE);
    }

    @Test
    void aDestinationThatTracksAlertsIsToldOfEachAlone() {
        Outbox outbox = new Outbox(LINES, QuietHours.NONE, true);
        outbox.add(opened("a", "line-1-x"), DAY);
        outbox.add(opened("b", "line-1-y"), DAY);

        assertThat(next(outbox, DAY).changes()).hasSize(1);
    }

    @Test
    void whatComesInQuietHoursIsOneSummaryAtTheirEnd() {
        Outbox outbox = new Outbox(LINES, NIGHT, false);
        outbox.add(opened("a", "pump"), LATE);
        outbox.add(opened("b", "line-1-x"), LATE);
        outbox.add(change(Change.Kind.RESOLVE, "a", "pump", Severity.LOW, DAY), LATE.plusSeconds(9));
        outbox.add(change(Change.Kind.RESOLVE, "before", "pump", Severity.LOW, DAY), LATE);

        assertThat(outbox.next(MORNING.minusSeconds(1))).isEmpty();
        assertThat(outbox.waiting()).as("the flood gate is for others").isZero();
        Notification summary = next(outbox, MORNING);
        assertThat(summary.event()).isEqualTo(Notification.Event.SUMMARY);
        assertThat(summary.changes()).extracting(Change::id).containsExactly("a", "b", "before");
        assertThat(summary.changes().get(0).isOver()).isTrue();
        assertThat(summary.changes().stream().mapToInt(change -> change.places().size()))
                .containsExactly(2, 1, 1);
        assertThat(outbox.next(MORNING)).isEmpty();
    }

    @Test
    void whatIsBadEnoughPassesInQuietHoursWithWhatWasHeldOfIt() {
        Outbox outbox = new Outbox(Groups.NONE, NIGHT, false);
        outbox.add(opened("a", "pump"), LATE);
        outbox.add(change(Change.Kind.UPDATE, "a", "pump", Severity.HIGH, DAY), LATE);

        Notification passed = next(outbox, LATE);
        assertThat(passed.event()).isEqualTo(Notification.Event.OPEN);
        assertThat(passed.severity()).isEqualTo(Severity.HIGH);
        assertThat(passed.changes().get(0).places()).hasSize(2);
        assertThat(outbox.nextDue()).isEmpty();
    }

    @Test
    void whatOpensInQuietHoursAndIsOverAfterThemIsToldOnce() {
        Outbox outbox = new Outbox(Groups.NONE, NIGHT, false);
        outbox.add(opened("a", "pump"), LATE);
        outbox.add(change(Change.Kind.RESOLVE, "a", "pump", Severity.LOW, DAY), MORNING);

        assertThat(next(outbox, MORNING).changes().get(0).isOver()).isTrue();
        assertThat(outbox.next(MORNING)).isEmpty();
    }

    @Test
    void aDestinationThatTracksAlertsHearsAtAnyHourThatOneIsOver() {
        Outbox outbox = new Outbox(Groups.NONE, NIGHT, true);
        outbox.add(change(Change.Kind.RESOLVE, "told", "pump", Severity.LOW, DAY), LATE);
        outbox.add(opened("a", "pump"), LATE);
        outbox.add(change(Change.Kind.RESOLVE, "a", "pump", Severity.LOW, DAY), LATE);

        assertThat(next(outbox, LATE).id()).isEqualTo("told");
        assertThat(outbox.next(LATE)).as("of the other it was not told").isEmpty();
        assertThat(next(outbox, MORNING).changes()).hasSize(1);
    }

    @Test
    void whatAnotherProcessReadsNowIsDropped() {
        Outbox outbox = new Outbox(Groups.NONE, NIGHT, false);
        outbox.add(opened("a", "pump"), LATE);
        outbox.add(opened("b", "pump"), DAY);
        outbox.drop(place -> place.offset() == 0);

        assertThat(outbox.nextDue()).contains(DAY);
        outbox.drop(place -> true);
        assertThat(outbox.nextDue()).isEqualTo(Optional.empty());
    }
}
