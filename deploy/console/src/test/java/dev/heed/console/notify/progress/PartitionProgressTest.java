package dev.heed.console.notify.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.console.notify.Alerts;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Place;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
    /** The records of a partition, by their offset. */
    private final List<SaliencyAlert> records = new ArrayList<>();

    private Predicate<SaliencyAlert> reached = alert -> true;
    private Updates updates = Updates.SEVERITY;
    private PartitionProgress progress = from(new OffsetAndMetadata(0));

    private PartitionProgress from(OffsetAndMetadata committed) {
        return PartitionProgress.from(committed, alert -> reached.test(alert), updates);
    }

    private static Place place(long offset) {
        return new Place(0, offset, Alerts.START.plusSeconds(offset));
    }

    private Optional<Change.Kind> write(String id, AlertState state, Severity severity) {
        records.add(Alerts.of(id, "e", state, severity, Alerts.START));
        int offset = records.size() - 1;
        return progress.take(records.get(offset), place(offset)).map(Change::kind);
    }

    /** Another process goes on from what this one committed; the records that it delivers once more. */
    private List<Integer> crash() {
        progress = from(progress.committable());
        List<Integer> again = new ArrayList<>();
        for (int offset = (int) progress.startAt(); offset < records.size(); offset++) {
            if (progress.take(records.get(offset), place(offset)).isPresent()) {
                again.add(offset);
            }
        }
        return again;
    }

    @Test
    void anAlertIsToldWhenItOpensWhenItGetsWorseAndWhenItIsOver() {
        assertThat(write("a", AlertState.OPEN, Severity.LOW)).contains(Change.Kind.OPEN);
        assertThat(write("a", AlertState.UPDATED, Severity.LOW)).isEmpty();
        assertThat(write("a", AlertState.UPDATED, Severity.HIGH)).contains(Change.Kind.UPDATE);
        assertThat(write("a", AlertState.UPDATED, Severity.HIGH)).isEmpty();
        assertThat(write("a", AlertState.CLOSED, Severity.HIGH)).contains(Change.Kind.RESOLVE);
        assertThat(write("a", AlertState.CLOSED, Severity.HIGH)).isEmpty();
    }

    @Test
    void aChannelThatBreaksWhileTheAlertIsOpenIsToldOnce() {
        write("a", AlertState.OPEN, Severity.HIGH);
        assertThat(secondFault()).contains(Change.Kind.UPDATE);
        assertThat(secondFault()).isEmpty();
        updates = Updates.NONE;
        progress = from(new OffsetAndMetadata(0));
        progress.take(records.get(0), place(0));
        assertThat(secondFault()).isEmpty();
    }

    private Optional<Change.Kind> secondFault() {
        SaliencyAlert alert = Alerts.of("a", "e", AlertState.UPDATED, Severity.HIGH, Alerts.START);
        alert.getCauses().get(1).setLater(true);
        records.add(alert);
        return progress.take(alert, place(records.size() - 1)).map(Change::kind);
    }

    @Test
    void updatesAreToldAsTheDestinationWants() {
        updates = Updates.ALL;
        progress = from(new OffsetAndMetadata(0));
        write("a", AlertState.OPEN, Severity.LOW);
        assertThat(write("a", AlertState.UPDATED, Severity.LOW)).contains(Change.Kind.UPDATE);

        updates = Updates.NONE;
        progress = from(new OffsetAndMetadata(2));
        write("b", AlertState.OPEN, Severity.LOW);
        assertThat(write("b", AlertState.UPDATED, Severity.HIGH)).isEmpty();
        records.add(Alerts.closed("b", "e", Severity.HIGH));
        assertThat(progress.take(records.get(4), place(4)).orElseThrow().shown())
                .as("the severity that was told")
                .isEqualTo(Severity.LOW);
    }

    @Test
    void anAlertThatComesToMatchLaterIsToldThenAndItsEndWhateverTheRoutesSay() {
        reached = alert -> alert.getSeverity() == Severity.MEDIUM;
        assertThat(write("a", AlertState.OPEN, Severity.LOW)).isEmpty();
        assertThat(write("a", AlertState.UPDATED, Severity.MEDIUM)).contains(Change.Kind.OPEN);
        assertThat(write("a", AlertState.CLOSED, Severity.HIGH)).contains(Change.Kind.RESOLVE);
        assertThat(write("b", AlertState.OPEN, Severity.LOW)).isEmpty();
        assertThat(write("b", AlertState.CLOSED, Severity.LOW)).isEmpty();
    }

    @Test
    void theSecondOpeningOfAnAlertIsNoNews() {
        write("a", AlertState.OPEN, Severity.LOW);
        assertThat(write("a", AlertState.OPEN, Severity.LOW)).isEmpty();
    }

    @Test
    void whatIsNotDeliveredIsToldAgainAndNothingElse() {
        write("a", AlertState.OPEN, Severity.LOW);
        write("b", AlertState.OPEN, Severity.LOW);
        write("b", AlertState.UPDATED, Severity.LOW);
        write("c", AlertState.OPEN, Severity.LOW);
        progress.done(1);

        assertThat(progress.committable().offset()).isZero();
        assertThat(crash()).containsExactly(0, 3);
        assertThat(crash()).containsExactly(0, 3);
        progress.done(0);
        assertThat(progress.committable().offset()).isEqualTo(3);
        assertThat(crash()).containsExactly(3);
        progress.done(3);
        assertThat(progress.committable().offset()).isEqualTo(4);
        assertThat(crash()).isEmpty();
    }

    @Test
    void afterACrashItIsKnownWhichAlertsWereToldAndHow() {
        write("a", AlertState.OPEN, Severity.LOW);
        progress.done(0);
        write("a", AlertState.UPDATED, Severity.MEDIUM);
        progress.done(1);
        for (int i = 0; i < 5; i++) {
            write("other", i == 4 ? AlertState.CLOSED : AlertState.UPDATED, Severity.LOW);
            progress.done(2 + i);
        }

        assertThat(progress.committable().offset()).isEqualTo(7);
        assertThat(crash()).isEmpty();
        assertThat(crash()).as("nor after the next one").isEmpty();
        assertThat(progress.open()).extracting(Change::id).containsExactly("a");
        assertThat(write("a", AlertState.UPDATED, Severity.MEDIUM)).isEmpty();
        assertThat(write("a", AlertState.UPDATED, Severity.HIGH)).contains(Change.Kind.UPDATE);
        assertThat(write("a", AlertState.CLOSED, Severity.HIGH)).contains(Change.Kind.RESOLVE);
        progress.done(8);
        progress.done(9);
        assertThat(from(progress.committable()).startAt()).as("nothing is open").isEqualTo(10);
    }

    @Test
    void aCrashWhileOpenAlertsAreFoundAgainForgetsNone() {
        write("a", AlertState.OPEN, Severity.LOW);
        write("b", AlertState.OPEN, Severity.LOW);
        progress.done(0);
        progress.done(1);
        progress = from(progress.committable()); // it ends before it has read a record

        assertThat(crash()).isEmpty();
        assertThat(progress.open()).extracting(Change::id).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void anAlertThatWasGivenUpIsToldWhenItGetsWorseButNotWhenItIsOver() {
        write("a", AlertState.OPEN, Severity.LOW);
        write("b", AlertState.OPEN, Severity.LOW);
        progress.forget("a");
        progress.forget("b");
        assertThat(write("a", AlertState.UPDATED, Severity.HIGH)).contains(Change.Kind.OPEN);
        assertThat(write("b", AlertState.CLOSED, Severity.HIGH)).isEmpty();
    }

    @Test
    void anAlertOfAJobThatIsGoneIsForgottenInAWeek() {
        write("a", AlertState.OPEN, Severity.LOW);
        progress.done(0);
        Instant later = Alerts.START.plus(Duration.ofDays(8));
        progress.take(Alerts.open("b", "e"), new Place(0, 1, later));
        progress.done(1);

        assertThat(progress.open()).extracting(Change::id).containsExactly("b");
    }

    @Test
    void recordsThatCannotBeReadOrAreGoneHoldNothingUp() {
        write("a", AlertState.OPEN, Severity.LOW);
        write("b", AlertState.OPEN, Severity.LOW);
        progress.take(null, place(2));
        assertThat(progress.committable().offset()).isZero();
        OffsetAndMetadata committed = progress.committable();

        progress = from(committed); // retention took the first two
        progress.take(null, place(2));
        progress.take(Alerts.open("c", "e"), place(3));
        assertThat(progress.committable().offset()).isEqualTo(3);
    }

    @Test
    void metadataFitWhatKafkaKeepsHoweverMuchIsHeldBack() {
        progress.take(Alerts.open("a", "e"), place(0));
        for (int i = 1; i < 60_000; i++) {
            progress.take(Alerts.open("b" + i, "e"), place(i));
            if (i % 2 == 0) {
                progress.done(i);
            }
        }
        OffsetAndMetadata committed = progress.committable();

        assertThat(committed.offset()).isZero();
        assertThat(committed.metadata().length()).isLessThan(4_096);
        PartitionProgress next = from(committed);
        assertThat(next.take(Alerts.open("a", "e"), place(0))).isPresent();
        assertThat(next.take(Alerts.open("b1", "e"), place(1))).isPresent();
        assertThat(next.take(Alerts.open("b2", "e"), place(2))).isEmpty();
        assertThat(next.take(Alerts.open("b21998", "e"), place(21_998))).isEmpty();
        assertThat(next.take(Alerts.open("b59998", "e"), place(59_998)))
                .as("beyond what fits it is told twice rather than never")
                .isPresent();
    }

    @Test
    void metadataOfOthersCountForNothing() {
        PartitionProgress other = from(new OffsetAndMetadata(7, "something else"));

        assertThat(other.startAt()).isEqualTo(7);
        assertThat(other.take(Alerts.open("a", "e"), place(7))).isPresent();
    }
}
