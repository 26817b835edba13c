package dev.heed.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.feed.ModelName;
import dev.heed.console.feed.ScoredHop;
import dev.heed.console.feed.ScoredHop.Learning;
import dev.heed.console.feed.Steps;
import dev.heed.console.feed.ValuedHop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final List<String> CHANNELS = List.of("flow", "pressure");
    private static final double SECOND = 1e6;
    private static final long PLENTY = 64 << 20;

    private static Steps steps(long first, int count) {
        return new Steps("pump-1", CHANNELS, Math.round(first * SECOND), SECOND, count);
    }

    /** Steps whose flow is their number, and whose pressure is not known. */
    private static ValuedHop valued(long first, int count) {
        float[] values = new float[2 * count];
        float[] weights = new float[2 * count];
        for (int i = 0; i < count; i++) {
            values[2 * i] = first + i;
            values[2 * i + 1] = Float.NaN;
            weights[2 * i] = 1;
            weights[2 * i + 1] = .5f;
        }
        return new ValuedHop(steps(first, count), values, weights, List.of("m³/h", ""));
    }

    private static ScoredHop scored(long first, int count, float score, float flow, float pressure) {
        float[] scores = new float[count];
        float[] thresholds = new float[count];
        float[] saliency = new float[2 * count];
        for (int i = 0; i < count; i++) {
            scores[i] = score;
            thresholds[i] = 2;
            saliency[2 * i] = flow;
            saliency[2 * i + 1] = pressure;
        }
        return new ScoredHop(
                steps(first, count),
                new ModelName("pumps", "1", "ab"),
                new Learning(5, 10),
                scores,
                thresholds,
                saliency,
                new float[3 * count]);
    }

    private static EntityHistory history(History history) {
        return history.of("pump-1").orElseThrow();
    }

    @Test
    void aColumnHoldsTheLeastTheMeanAndTheMostOfItsSteps() {
        History history = new History(PLENTY);
        history.take(valued(100, 20));
        Columns columns = history(history).columns(10 * SECOND, 10, 3);
        assertThat(columns.min()[0]).containsExactly(100, 110, Float.NaN);
        assertThat(columns.mean()[0]).containsExactly(104.5f, 114.5f, Float.NaN);
        assertThat(columns.max()[0]).containsExactly(109, 119, Float.NaN);
        assertThat(columns.weight()[1]).containsExactly(.5f, .5f, Float.NaN);
    }

    @Test
    void aClockThatIsAheadDoesNotMakeTheOthersOld() {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);
        History history = new History(PLENTY, clock);
        history.take(scored(5_000, 4, 1, .2f, .1f));
        assertThat(history.newestMicros()).as("no other is known").isEqualTo(5_004_000_000L);
        history.take(scored(1_030, 4, 1, .2f, .1f));
        history.take(scored(6_000, 4, 1, .2f, .1f));
        assertThat(history.newestMicros()).isEqualTo(1_034_000_000L);
    }

    @Test
    void aStripIsEmptyBeforeTheFirstScore() {
        History history = new History(PLENTY);
        history.take(valued(100, 20));
        assertThat(history(history).strip(60).first()).isZero();
        assertThat(history(history).strip(60).ratios()).isEmpty();
    }

    @Test
    void whatWasNotReadIsAGap() {
        History history = new History(PLENTY);
        history.take(valued(100, 20));
        assertThat(history(history).columns(10 * SECOND, 10, 2).mean()[1]).containsOnly(Float.NaN);
    }

    @Test
    void aColumnHoldsTheLargestScoreAndBlame() {
        History history = new History(PLENTY);
        history.take(scored(100, 5, 1, .2f, .1f));
        history.take(scored(105, 5, 3, .1f, .7f));
        Columns columns = history(history).columns(10 * SECOND, 10, 1);
        assertThat(columns.score()).containsExactly(3);
        assertThat(columns.threshold()).containsExactly(2);
        assertThat(columns.saliency()[0]).containsExactly(.2f);
        assertThat(columns.saliency()[1]).containsExactly(.7f);
    }

    @Test
    void aForecastIsWhatWasExpectedUpToTheNextOne() {
        History history = new History(PLENTY);
        history.take(scored(100, 4, 1, .2f, .1f));
        float[] values = new float[8 * 2 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        history.take(new IssuedForecast(steps(104, 8), new float[] {.1f, .5f, .9f}, values));
        Columns columns = history(history).columns(SECOND, 104, 5);
        assertThat(columns.low()[0]).containsExactly(0, 6, 12, 18, Float.NaN);
        assertThat(columns.mid()[1]).containsExactly(4, 10, 16, 22, Float.NaN);
        assertThat(columns.high()[1]).containsExactly(5, 11, 17, 23, Float.NaN);
    }

    @Test
    void whatIsOldIsSummedUpAndThenForgotten() {
        long bytes = 20 * Block.bytes(2);
        History history = new History(bytes);
        for (int block = 0; block < 1_000; block++) {
            history.take(valued(64L * block, 64));
        }
        EntityHistory entity = history(history);
        assertThat(entity.isWholeFrom(Math.round(64 * 990 * SECOND))).isTrue();
        assertThat(entity.isWholeFrom(Math.round(64 * 980 * SECOND))).isFalse();
        Columns summedUp = entity.columns(64 * SECOND, 980, 1);
        assertThat(summedUp.min()[0]).containsExactly(64 * 980);
        assertThat(summedUp.max()[0]).containsExactly(64 * 980 + 63);
        assertThat(summedUp.mean()[0][0]).isCloseTo(64 * 980 + 31.5f, within(.01f));
        assertThat(entity.columns(64 * SECOND, 0, 1).mean()[0]).containsOnly(Float.NaN);
        assertThat(entity.oldestMicros()).isGreaterThan(0).isLessThan(Math.round(64 * 980 * SECOND));
    }

    @Test
    void blamesByTheShareOfTheSpanAndComparesWithTheFourTimesLongerOneBefore() {
        History history = new History(PLENTY);
        history.take(scored(0, 80, 1, .1f, .3f));
        history.take(scored(80, 20, 9, 1, 3));
        history.take(valued(0, 100));
        List<Blamed> blamed = history(history).blame(Math.round(80 * SECOND), Math.round(100 * SECOND));
        assertThat(blamed).extracting(Blamed::channel).containsExactly(1, 0);
        assertThat(blamed.get(0).share()).isCloseTo(.75, within(1e-6));
        assertThat(blamed.get(0).before()).isCloseTo(.3, within(1e-6));
        assertThat(blamed.get(1).came()).isCloseTo(89.5f, within(1e-3f));
    }

    @Test
    void knowsAStep() {
        History history = new History(PLENTY);
        history.take(scored(100, 5, 1, .2f, .1f));
        history.take(valued(100, 5));
        EntityHistory entity = history(history);
        Moment moment = entity.moment(Math.round(103.7 * SECOND));
        assertThat(moment).isNotNull();
        assertThat(moment.micros()).isEqualTo(103_000_000);
        assertThat(moment.value()[0]).isEqualTo(103);
        assertThat(moment.saliency()[1]).isEqualTo(.1f);
        assertThat(entity.moment(Math.round(200 * SECOND))).isNull();
        assertThat(entity.unit(0)).isEqualTo("m³/h");
        assertThat(entity.unit(1)).isNull();
    }

    @Test
    void anotherShapeBeginsAnew() {
        History history = new History(PLENTY);
        history.take(valued(100, 5));
        EntityHistory before = history(history);
        history.take(new ValuedHop(
                new Steps("pump-1", List.of("flow"), 200_000_000, SECOND, 1), new float[1], new float[1], List.of()));
        assertThat(history(history)).isNotSameAs(before);
    }

    @Test
    void theStripHoldsTheLargestRatioOfEachMinuteOfTheLastHour() {
        History history = new History(PLENTY);
        history.take(scored(0, 60, 1, 0, 0));
        history.take(scored(120, 30, 6, 0, 0));
        history.take(scored(150, 30, 1, 0, 0));
        EntityHistory.StripPart strip = history(history).strip(3);
        assertThat(strip.first()).isZero();
        assertThat(strip.ratios()).containsExactly(.5f, Float.NaN, 3);
        history.take(scored(60 * 61, 1, 4, 0, 0));
        assertThat(history(history).strip(60).first()).isEqualTo(2);
        assertThat(history(history).strip(60).ratios())
                .hasSize(60)
                .startsWith(3)
                .endsWith(Float.NaN, 2);
    }
}
