package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpeningLevelTest {
    private static final int STEPS = 50_000;

    private OpeningLevel opening;
    private TailState state;

    @BeforeEach
    void trainOnExponentialScores() {
        PeakTail tail = new PeakFit(List.of(scores(1, 1)), 10).fit(0);
        opening = new OpeningLevel(tail, new OpeningLevel.Rule(1e-4, 2, 10, 3000));
        state = opening.newState(Double.MAX_VALUE);
    }

    private static double[] scores(long seed, double scale) {
        Random random = new Random(seed);
        double[] scores = new double[STEPS];
        Arrays.setAll(scores, i -> -scale * Math.log(1 - random.nextDouble()));
        return scores;
    }

    private long opened(double... scores) {
        long opened = 0;
        for (double score : scores) {
            if (score >= state.level()) {
                opened++;
                opening.forgetRun(state);
            } else {
                opening.learn(state, score);
            }
        }
        return opened;
    }

    @Test
    void beginsWhereTrainingEnded() {
        assertThat(state.level()).isEqualTo(opening.tail().exceeded(1e-4), within(1e-4));
        assertThat(state.rise()).isEqualTo(1, within(1e-5));
    }

    @Test
    void opensAsOftenAsItMay() {
        assertThat(opened(scores(2, 1))).as("5 are allowed").isBetween(1L, 14L);
    }

    @Test
    void keepsTheBudgetOfAnEntityThatIsLouder() {
        opened(scores(3, 1.8));
        assertThat(state.rise()).isEqualTo(1.8, within(.1));
        assertThat(opened(scores(4, 1.8))).as("5 are allowed").isBetween(1L, 14L);
    }

    @Test
    void risesNoFurtherThanItMay() {
        opened(scores(5, 10));
        assertThat(state.rise()).isEqualTo(2);
    }

    @Test
    void risesFurtherByWhatWasAccepted() {
        opening.startOver(state);
        for (double score : scores(6, 5)) {
            opening.begin(state, score, true);
        }
        assertThat(state.rise()).isEqualTo(5, within(.5));
        opened(scores(7, 5));
        assertThat(state.rise()).isGreaterThan(4);
    }

    @Test
    void learnsNoPeakOfAnEntityThatIsNew() {
        double before = state.level();
        opening.begin(state, 50, false);
        for (int i = 0; i < 15; i++) {
            opening.begin(state, 0, false);
        }
        assertThat(state.level()).isEqualTo(before);
    }

    @Test
    void learnsNothingOfARunThatBelongsToAnEvent() {
        double before = state.level();
        opening.learn(state, 1.2 * opening.tail().level());
        opening.forgetRun(state);
        for (int i = 0; i < 15; i++) {
            opening.learn(state, 0);
        }
        assertThat(state.level()).isEqualTo(before);
        assertThat(state.pending()).containsOnly(0);
    }

    @Test
    void learnsThePeakOfARunThatDoesNot() {
        double before = state.level();
        opening.learn(state, 3 * opening.tail().level());
        for (int i = 0; i < 10; i++) {
            opening.learn(state, 0);
        }
        assertThat(state.level()).isGreaterThan(before);
    }

    @Test
    void asksForMoreOnceTheBudgetIsSpent() {
        double before = state.level();
        opening.opens(state);
        opening.opens(state);
        assertThat(state.level()).as("two come by chance").isEqualTo(before, within(1e-9));
        opening.opens(state);
        assertThat(state.level()).isEqualTo(opening.tail().exceeded(1e-4 / 4), within(1e-4));
        for (int i = 0; i < 20; i++) {
            opening.opens(state);
        }
        assertThat(state.level()).as("at most").isEqualTo(opening.tail().exceeded(1e-4 / 1024), within(1e-4));
        opened(scores(9, 1));
        assertThat(state.level()).as("five times the budget's time later").isEqualTo(before, within(.5));
    }

    @Test
    void readsNumbersOfBeforeAlertsWereCounted() {
        double[] numbers = state.numbers();
        TailState read = TailState.of(state.counts(), state.pending(), Arrays.copyOf(numbers, numbers.length - 1));
        assertThat(read).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void comesBackFromItsNumbers() {
        opening.opens(state);
        opened(Arrays.copyOf(scores(8, 1), 1000));
        assertThat(TailState.of(state.counts(), state.pending(), state.numbers()))
                .usingRecursiveComparison()
                .isEqualTo(state);
    }
}
