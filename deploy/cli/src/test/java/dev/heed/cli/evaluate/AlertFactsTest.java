package dev.heed.cli.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.detect.Alert;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertFactsTest {
    private static final int ROWS = 100;

    @TempDir
    Path directory;

    private Observations rows;

    @BeforeEach
    void readRowsASecondApart() {
        String[] lines = IntStream.rangeClosed(0, ROWS)
                .mapToObj(i -> i == 0 ? "time,a" : (i - 1) + ",1")
                .toArray(String[]::new);
        Path file = CsvFixture.write(directory, "p.csv", lines);
        SeriesFiles files = SeriesFiles.open(List.of(file), CsvFixture.seconds());
        rows = requireNonNull(
                Observations.read(files, StepGrid.of(Period.parse("1s")), Intake.plain(files.channels()), new Account())
                        .get("p"));
    }

    private static Alert state(String id, Alert.State state, int started, int second) {
        Alert.Event event = new Alert.Event(id, started * 1_000_000L, 1, null, 0);
        return new Alert(event, state, Alert.Severity.LOW, second * 1_000_000L, 2, List.of(), List.of());
    }

    private static final List<Alert> TWO = List.of(
            state("a", Alert.State.OPEN, 10, 12),
            state("a", Alert.State.CLOSED, 10, 20),
            state("b", Alert.State.OPEN, 60, 62));

    @Test
    void countEveryEventOnce() {
        AlertFacts facts = AlertFacts.of(TWO, rows, List.of(), 0, ROWS);
        assertThat(facts.opened()).isEqualTo(2);
        assertThat(facts.offEvents()).isZero();
    }

    @Test
    void matchEventsWithLabelsThatTheyOverlap() {
        AlertFacts facts = AlertFacts.of(TWO, rows, List.of(new Segment(11, 30), new Segment(80, 90)), 0, ROWS);
        assertThat(facts.eventsAlerted()).isEqualTo(1);
        assertThat(facts.eventsEarly()).isZero();
        assertThat(facts.events()).isEqualTo(2);
        assertThat(facts.offEvents()).isEqualTo(1);
    }

    @Test
    void areNoDetectionOfAnAnomalyThatBeganWhileTheyWereOpen() {
        AlertFacts facts = AlertFacts.of(TWO, rows, List.of(new Segment(18, 30)), 0, ROWS);
        assertThat(facts.eventsAlerted()).isZero();
        assertThat(facts.eventsEarly()).isEqualTo(1);
        assertThat(facts.medianLeadSeconds()).isEqualTo(6);
        assertThat(facts.offEvents()).isEqualTo(1);
    }

    @Test
    void tellAnAnomalyThatWasOverWhenTheyOpened() {
        assertThat(AlertFacts.of(TWO, rows, List.of(new Segment(9, 11)), 0, ROWS)
                        .eventsAlerted())
                .isEqualTo(1);
    }

    @Test
    void leaveOutEventsBesideTheRows() {
        assertThat(AlertFacts.of(TWO, rows, List.of(), 30, ROWS).opened()).isEqualTo(1);
        assertThat(AlertFacts.of(TWO, rows, List.of(), 0, 50).opened()).isEqualTo(1);
    }

    @Test
    void countByTheDayThatTheRowsSpan() {
        AlertFacts facts = AlertFacts.of(TWO, rows, List.of(), 0, ROWS);
        assertThat(facts.aDay()).isEqualTo(2 / (99 / 86_400.), org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void spanFromTheBeginningToTheLatestState() {
        assertThat(AlertSpan.of(TWO, rows, 0, ROWS))
                .containsExactly(new AlertSpan(10, 12, 21), new AlertSpan(60, 62, 63));
    }
}
