package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.scoring.single.ChannelPast;
import dev.heed.model.scoring.single.Clock;
import dev.heed.model.scoring.single.SingleChannel;
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
    private static final SingleChannel DAILY = new SingleChannel(24, 12);
    private static final int CALM = 24 * 40;

    private final SingleChannelScorer scorer = new SingleChannelScorer(DAILY, HOUR);
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
                state, HOUR.startOf(step), new float[] {value}, new byte[] {1}, new float[1], 0, true, new float[1]);
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
        assertThat(feed(season(step + 12))).isGreaterThan(12); // the night's value at noon
    }

    @Test
    void scoresAValueThatWasNeverSeen() {
        calm();
        assertThat(feed(3)).isGreaterThan(20);
    }

    @Test
    void scoresAShiftThatStays() {
        calm();
        double largest = 0;
        for (int i = 0; i < 30; i++) {
            largest = Math.max(largest, feed(season(step) + .6f + noise()));
        }
        assertThat(largest).isGreaterThan(SingleChannelScorer.LEAST_THRESHOLD);
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
    void givesTheSquareOfTheRawScoreAsSaliencyThoughThePeakIsPast() {
        calm();
        ChannelPast.Score expected =
                ((SingleChannelState) state.copy()).past(DAILY, new Clock(HOUR)).next(step, 3);
        float[] saliency = {0};
        byte[] seen = {1};
        double score =
                scorer.score(state, HOUR.startOf(step++), new float[] {3}, seen, new float[1], 0, true, saliency);
        assertThat(score).isEqualTo(expected.emitted()).isPositive();
        assertThat(saliency[0]).isEqualTo((float) (expected.raw() * expected.raw()));
        for (int i = 0; i < 40; i++) {
            feed(season(step) + noise());
        }
        float[] late = {season(step) + .2f};
        assertThat(scorer.score(state, HOUR.startOf(step), late, seen, new float[1], 0, true, saliency))
                .isZero();
        assertThat(saliency[0]).isPositive();
    }

    @Test
    void learnsNothingFromAStepWithoutAReading() throws IOException {
        calm();
        byte[] before = bytes(state);
        float[] saliency = {9};
        double score = scorer.score(
                state, HOUR.startOf(step), new float[] {50}, new byte[] {0}, new float[1], 0, true, saliency);
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
    void beginsAnewWithTheStateOfAModelThatHadAnotherPeriod() {
        calm();
        SingleChannelScorer weekly = new SingleChannelScorer(new SingleChannel(168, 84), HOUR);
        SingleChannelState fresh = weekly.newState();
        for (int i = 0; i < 300; i++, step++) {
            float value = season(step) + noise();
            assertThat(feed(weekly, state, step, value)).isEqualTo(feed(weekly, fresh, step, value));
        }
    }

    private static byte[] bytes(ScoringState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ScoringState.writeAny(state, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
