package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Alert;
import dev.heed.detect.Detection;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.ingest.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine whose pressure goes astray again and again, and what people say of it, through all stages. */
class FeedbackTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final String MACHINE = "machine-0";
    private static final Origin ORIGIN = new Origin("machines", 0, 0);
    private static final int STEPS = 1200;
    private static final int FIRST = 200;
    private static final int SECOND = 500;
    private static final int THIRD = 800;
    private static final int LARGE = 1100;

    private static List<Alert> untold = List.of();

    private static float[] values(int step) {
        float[] values = Machines.values(50, step);
        for (int begin : List.of(FIRST, SECOND, THIRD)) {
            values[2] += step >= begin && step < begin + 30 ? .4f : 0;
        }
        values[2] += step >= LARGE && step < LARGE + 30 ? 8 : 0;
        return values;
    }

    private record Timed(Ingested what, double arrival) {}

    /** The machine's readings and what is said, each arriving at a time of its own. */
    private static List<Ingested> stream(List<Timed> said) {
        List<Timed> all = new ArrayList<>(said);
        for (int step = 0; step < STEPS; step++) {
            all.add(new Timed(Ingested.of(Reading.sample(MACHINE, Machines.micros(step), values(step), ORIGIN)), step));
        }
        all.sort(Comparator.comparingDouble(Timed::arrival));
        return all.stream().map(Timed::what).toList();
    }

    private static Ingested say(Verdict.Kind kind, String alert, int step, int until) {
        long untilMicros = until == 0 ? 0 : Machines.micros(until);
        return Ingested.of(
                Reading.verdict(MACHINE, new Verdict(kind, alert, Machines.micros(step), untilMicros), ORIGIN));
    }

    private static List<Alert> alerts(Timed... said) throws Exception {
        return new PipelineRun()
                .over(stream(List.of(said))).detections().values().stream()
                        .map(Detection::alerts)
                        .flatMap(List::stream)
                        .toList();
    }

    private static List<Integer> openings(List<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.state() == Alert.State.OPEN)
                .map(alert -> (int) ((alert.event().startedMicros() - Machines.micros(0)) / 1_000_000))
                .toList();
    }

    private static Timed falsely(Alert alert, int step, double arrival) {
        return new Timed(say(Verdict.Kind.FALSE, alert.event().id(), step, 0), arrival);
    }

    @BeforeAll
    static void withoutFeedback() throws Exception {
        untold = alerts();
        assertThat(openings(untold)).containsExactly(202, 502, 801, 1100);
    }

    @Test
    void alertsLikeAFalseOneAreHeldBackUntilOneIsFarHigher() throws Exception {
        List<Alert> alerts = alerts(falsely(untold.get(0), 300, 300.5));
        assertThat(openings(alerts)).containsExactly(202, 1100);
        assertThat(alerts.get(0).event().suppressed()).isZero();
        assertThat(alerts.get(2).event().suppressed()).isEqualTo(2);
        assertThat(alerts.get(3).event().suppressed()).isEqualTo(2);
    }

    @Test
    void aRealOneTakesThatBack() throws Exception {
        List<Alert> alerts = alerts(
                falsely(untold.get(0), 300, 300.5),
                new Timed(say(Verdict.Kind.REAL, untold.get(0).event().id(), 700, 0), 700.5));
        assertThat(openings(alerts)).containsExactly(202, 801, 1100);
        assertThat(alerts.get(2).event().suppressed()).isEqualTo(1);
    }

    @Test
    void noAlertOpensUntilItMayAgain() throws Exception {
        List<Alert> alerts = alerts(new Timed(say(Verdict.Kind.IGNORE_UNTIL, "", 450, 1110), 450.5));
        assertThat(openings(alerts)).containsExactly(202, 1100);
        assertThat(alerts.get(2).state()).isEqualTo(Alert.State.OPEN);
        assertThat(alerts.get(2).timeMicros()).isEqualTo(Machines.micros(1110));
        assertThat(alerts.get(2).event().suppressed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isTheSameInWhateverOrderItComes(long seed) throws Exception {
        Random random = new Random(seed);
        List<Alert> expected = alerts(falsely(untold.get(0), 300, 300.5), ignoring(700, 805, 700.5));
        List<Alert> alerts = alerts(
                ignoring(700, 805, 706 * random.nextDouble()), falsely(untold.get(0), 300, 306 * random.nextDouble()));
        assertThat(Difference.between(alerts, expected, 0)).isEmpty();
    }

    private static Timed ignoring(int step, int until, double arrival) {
        return new Timed(say(Verdict.Kind.IGNORE_UNTIL, "", step, until), arrival);
    }

    /** The event of step 502 opens its alert in the hop that begins with step 504; the next one begins with step 512. */
    @Test
    void countsFromTheFirstHopThatBeginsThen() throws Exception {
        assertThat(openings(alerts(falsely(untold.get(0), 504, 504)))).containsExactly(202, 1100);
        assertThat(openings(alerts(falsely(untold.get(0), 505, 505)))).containsExactly(202, 502, 1100);
    }

    @Test
    void saysNothingOfAnotherMachine() throws Exception {
        Reading other = Reading.verdict(
                "machine-9",
                new Verdict(Verdict.Kind.IGNORE_UNTIL, "", Machines.micros(300), Machines.micros(900)),
                ORIGIN);
        assertThat(openings(alerts(new Timed(Ingested.of(other), 1)))).containsExactly(202, 502, 801, 1100);
    }
}
