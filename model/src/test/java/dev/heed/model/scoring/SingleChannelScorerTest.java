package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SingleChannelScorerTest {
    private static final Period HOUR = Period.parse("1h");
    private static final int CALM = 24 * 40;

    private final SingleChannelScorer scorer = new SingleChannelScorer(HOUR);
    private final SingleChannelState state = scorer.newState();
    private final Random random = new Random(4);
    private int step;

    private static float season(int step) {
        return (float) Math.sin(2 * Math.PI * step / 24);
    }

    private double feed(float value) {
        return feed(scorer, state, step++, value);
    }

    private static double feed(SingleChannelScorer scorer, ScoringState state, int step, float value) {
        return scorer.score(
                state, HOUR.startOf(step), new float[] {value}, new byte[] {1}, new float[1], 0, new float[1]);
    }

    private void calm() {
        while (step < CALM) {
            feed(season(step) + noise());
        }
    }

    private float noise() {
        return .1f * (float) random.nextGaussian();
    }

    @Test
    void scoresAValueAtTheWrongTimeOfDayThoughItsSizeIsCommon() {
        calm();
        while (step % 24 != 6) {
            feed(season(step) + noise());
        }
        assertThat(feed(season(step + 12))).isGreaterThan(8); // the night's value at noon
    }

    @Test
    void scoresAValueThatWasNeverSeen() {
        calm();
        assertThat(feed(3)).isGreaterThan(20);
    }

    @Test
    void scoresASmallShiftThatStays() {
        calm();
        double largest = 0;
        for (int i = 0; i < 30; i++) {
            largest = Math.max(largest, feed(season(step) + .4f + noise()));
        }
        assertThat(largest).isGreaterThan(4);
    }

    @Test
    void staysBelowItsLeastThresholdWhileNothingHappens() {
        calm();
        double largest = 0;
        for (int i = 0; i < 24 * 20; i++) {
            largest = Math.max(largest, feed(season(step) + noise()));
        }
        assertThat(largest).isLessThan(SingleChannelScorer.LEAST_THRESHOLD);
    }

    @Test
    void saysNothingUntilItKnowsEnoughValues() {
        for (int i = 0; i < 170; i++) {
            assertThat(feed(i == 120 ? 9 : season(i) + noise())).isZero();
        }
    }

    @Test
    void learnsNothingFromAStepWithoutAReading() throws IOException {
        calm();
        byte[] before = bytes(state);
        float[] saliency = {9};
        double score =
                scorer.score(state, HOUR.startOf(step), new float[] {50}, new byte[] {0}, new float[1], 0, saliency);
        assertThat(score).isZero();
        assertThat(saliency).containsExactly(0);
        assertThat(bytes(state)).isEqualTo(before);
    }

    @Test
    void goesOnFromItsBytesAndFromACopyAsIfNothingHadHappened() throws IOException {
        calm();
        ScoringState copy = state.copy();
        ScoringState read = ScoringState.read(new DataInputStream(new ByteArrayInputStream(bytes(state))));
        for (int i = 0; i < 500; i++, step++) {
            float value = season(step) + noise() + (i == 300 ? 1 : 0);
            double score = feed(scorer, state, step, value);
            assertThat(feed(scorer, copy, step, value)).isEqualTo(score);
            assertThat(feed(scorer, read, step, value)).isEqualTo(score);
        }
    }

    @Test
    void findsASlotOfTheDayAndOfTheWeek() {
        SingleChannelScorer.Slots slots = SingleChannelScorer.Slots.of(HOUR);
        assertThat(slots.perDay()).isEqualTo(24);
        assertThat(slots.ofDay(HOUR.startOf(24 * 9 + 5))).isEqualTo(5);
        assertThat(slots.ofWeek(HOUR.startOf(24 * 9 + 5))).isEqualTo(24 * 2 + 5);
        assertThat(SingleChannelScorer.Slots.of(Period.parse("1s")).perDay()).isEqualTo(288);
        assertThat(SingleChannelScorer.Slots.of(Period.parse("1s")).valuesEach())
                .isEqualTo(300, within(1e-9));
    }

    private static byte[] bytes(ScoringState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ScoringState.writeAny(state, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
