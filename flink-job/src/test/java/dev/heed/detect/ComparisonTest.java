package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hops of two steps of one channel, a second each; forecasts of two steps; intervals of ten seconds. */
class ComparisonTest {
    private static final Period SECOND = Period.parse("1s");
    private static final Tracking TRACKING = new Tracking(1, 2, List.of(.1, .5, .9), 1, 100, 10, 2, false);
    private static final ModelId ACTIVE = new ModelId("pumps", "1", "a".repeat(64));
    private static final ModelId SHADOW = new ModelId("pumps", "2", "b".repeat(64));
    private static final float[] NONE = {};
    private static final float SCALE = 4;

    private Comparison comparison = new Comparison();
    private final List<Compared> compared = new ArrayList<>();

    /** A hop at a second whose values are 10 s, with a forecast that is off by so many scales, in its last step. */
    private static Detection hop(ModelId model, long second, float score, float off, Alert... alerts) {
        float[] values = {second * 10, second * 10 + 10};
        Window steps = new Window(
                "pump",
                second * 1_000_000,
                2,
                9,
                new float[] {values[0] / SCALE, values[1] / SCALE},
                new byte[] {1, 1},
                new float[] {0},
                new float[] {SCALE},
                Origin.UNKNOWN);
        float next = (second + 2) * 10 + off * SCALE;
        float[] forecast = {next - 1, next, next + 1, next + 9, next + 10, next + 11};
        return new Detection(
                new Attended(steps, model, new ModelOutput(NONE, NONE, NONE, NONE, NONE, NONE, NONE), 2 + score),
                new Scores(new float[] {score, score + 1}, NONE, NONE, new boolean[] {true, true}),
                new IssuedForecast((second + 1) * 1_000_000, forecast),
                new WarmUp(1, 1),
                List.of(alerts),
                null);
    }

    private static Alert alert(String id, long started, long second, Alert.State state) {
        return new Alert(
                new Alert.Event(id, started * 1_000_000, 1, null, 0),
                state,
                Alert.Severity.LOW,
                second * 1_000_000,
                1,
                List.of(),
                List.of());
    }

    private void active(Detection detection) {
        comparison.active.see(detection, SECOND, TRACKING);
        pair();
    }

    private void shadow(Detection detection) {
        comparison.shadow.see(detection, SECOND, TRACKING);
        pair();
    }

    private void pair() {
        comparison.pair("pump", SHADOW, SECOND, 10_000_000, compared::add);
    }

    private Compared only() {
        assertThat(compared).hasSize(1);
        return compared.get(0);
    }

    @Test
    void anIntervalIsToldOnceBothHaveGoneOn() {
        for (long second = 20; second <= 30; second += 2) {
            active(hop(ACTIVE, second, second, 1));
            assertThat(compared).isEmpty();
            shadow(hop(SHADOW, second, -second, -2));
        }
        Compared one = only();
        assertThat(one.entity()).isEqualTo("pump");
        assertThat(one.active()).isEqualTo(ACTIVE);
        assertThat(one.shadow()).isEqualTo(SHADOW);
        assertThat(one.fromMicros()).isEqualTo(20_000_000);
        assertThat(one.toMicros()).isEqualTo(30_000_000);
        assertThat(one.steps()).isEqualTo(10);
        assertThat(one.targets()).isEqualTo(8);
        assertThat(one.activeError()).isEqualTo(1, within(1e-5f));
        assertThat(one.shadowError()).isEqualTo(2, within(1e-5f));
    }

    @Test
    void scoresInTheOppositeOrderCorrelateNegatively() {
        for (long second = 20; second <= 30; second += 2) {
            active(hop(ACTIVE, second, second, 0));
            shadow(hop(SHADOW, second, second < 30 ? 100 - 2 * second : 0, 0));
        }
        assertThat(only().rankCorrelation()).isLessThan(-.7f);
    }

    @Test
    void theTimeOfAStepIsTheMeanOfTheIntervalsHops() {
        active(hop(ACTIVE, 20, 4, 0));
        shadow(hop(SHADOW, 20, 10, 0));
        comparison.end("pump", SHADOW, compared::add);
        assertThat(only().activeMicros()).isEqualTo(6);
        assertThat(only().shadowMicros()).isEqualTo(12);
    }

    @Test
    void whoIsFasterDoesNotMatter() {
        for (long second = 20; second <= 30; second += 2) {
            active(hop(ACTIVE, second, second, 1));
            shadow(hop(SHADOW, second, second * second % 7, 2));
        }
        Compared together = only();
        compared.clear();
        comparison = new Comparison();
        for (long second = 20; second <= 30; second += 2) {
            shadow(hop(SHADOW, second, second * second % 7, 2));
        }
        for (long second = 20; second <= 30; second += 2) {
            active(hop(ACTIVE, second, second, 1));
        }
        assertThat(only())
                .usingRecursiveComparison()
                .ignoringFields("activeMicros", "shadowMicros")
                .isEqualTo(together);
    }

    @Test
    void alertsAreOfOneAloneUnlessTheyOverlap() {
        active(hop(ACTIVE, 20, 1, 0, alert("a", 20, 20, Alert.State.OPEN)));
        shadow(hop(SHADOW, 20, 1, 0));
        active(hop(ACTIVE, 22, 1, 0));
        shadow(hop(SHADOW, 22, 1, 0, alert("s", 22, 22, Alert.State.OPEN)));
        active(hop(ACTIVE, 24, 1, 0, alert("a", 20, 23, Alert.State.CLOSED)));
        shadow(hop(SHADOW, 24, 1, 0, alert("s", 22, 24, Alert.State.CLOSED)));
        active(hop(ACTIVE, 26, 1, 0, alert("alone", 26, 26, Alert.State.OPEN)));
        shadow(hop(SHADOW, 26, 1, 0));
        active(hop(ACTIVE, 28, 1, 0, alert("alone", 26, 27, Alert.State.CLOSED)));
        shadow(hop(SHADOW, 28, 1, 0, alert("t", 28, 28, Alert.State.OPEN), alert("u", 29, 29, Alert.State.OPEN)));
        comparison.end("pump", SHADOW, compared::add);
        assertThat(only().both()).isEqualTo(1);
        assertThat(only().activeOnly()).isEqualTo(1);
        assertThat(only().shadowOnly()).isEqualTo(2);
    }

    @Test
    void anotherActiveModelBeginsAnotherInterval() {
        ModelId next = new ModelId("pumps", "3", "c".repeat(64));
        active(hop(ACTIVE, 20, 1, 0));
        shadow(hop(SHADOW, 20, 1, 0));
        active(hop(next, 22, 1, 0));
        shadow(hop(SHADOW, 22, 1, 0));
        assertThat(only().active()).isEqualTo(ACTIVE);
        assertThat(only().toMicros()).isEqualTo(22_000_000);
    }

    @Test
    void aHopThatTheOtherModelNeverGivesIsPassedOver() {
        active(hop(ACTIVE, 20, 1, 0));
        active(hop(ACTIVE, 22, 1, 0));
        shadow(hop(SHADOW, 22, 1, 0));
        comparison.end("pump", SHADOW, compared::add);
        assertThat(only().fromMicros()).isEqualTo(22_000_000);
        assertThat(only().steps()).isEqualTo(2);
    }

    @Test
    void goesOnFromItsBytes() throws IOException {
        Compared whole = null;
        for (boolean isStored : new boolean[] {false, true}) {
            comparison = new Comparison();
            compared.clear();
            for (long second = 20; second <= 30; second += 2) {
                active(hop(ACTIVE, second, second, 1, alert("a" + second, second, second, Alert.State.OPEN)));
                comparison = isStored ? stored(comparison) : comparison;
                shadow(hop(SHADOW, second, second % 5, 2, alert("s" + second, second, second, Alert.State.OPEN)));
                comparison = isStored ? stored(comparison) : comparison;
            }
            whole = whole == null ? only() : same(whole, only());
        }
    }

    private static @Nullable Compared same(Compared one, Compared other) {
        assertThat(other).isEqualTo(one);
        return other;
    }

    private static Comparison stored(Comparison comparison) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new ComparisonCodec().write(comparison, out);
        return new ComparisonCodec().read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    @Test
    void longIntervalsKeepSomePairsAndCountAll() {
        ScorePairs pairs = new ScorePairs();
        for (int i = 0; i < 5_000; i++) {
            pairs.add(i, 2 * i);
        }
        assertThat(pairs.seen).isEqualTo(5_000);
        assertThat(pairs.kept).isBetween(256, 512);
        assertThat(pairs.correlation()).isEqualTo(1);
        assertThat(new ScorePairs().correlation()).isNaN();
    }
}
