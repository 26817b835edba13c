package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HabitTest {
    private final Habit habit = new Habit();

    private void see(double... values) {
        for (double value : values) {
            habit.see(value, 2, true, .001);
        }
    }

    private void noise(int count) {
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            see(100 + random.nextGaussian());
        }
    }

    @Test
    void measuresALeapByTheUsualChange() {
        noise(1_000);
        see(100, 130);
        assertThat(habit.leap()).isCloseTo(30 / Math.sqrt(2), within(2.));
        see(100);
        assertThat(habit.leap()).isNegative();
    }

    @Test
    void knowsNoLeapBeforeTheUsualChange() {
        see(100, 101, 100, 130);
        assertThat(habit.leap()).isZero();
    }

    @Test
    void isFrozenOnceTenValuesAreTheSameThatNeverWere() {
        noise(200);
        see(100);
        for (int i = 0; i < 9; i++) {
            see(100);
            assertThat(habit.isFrozen()).isFalse();
        }
        assertThat(habit.blame()).isZero();
        see(100.0001);
        assertThat(habit.isFrozen()).isTrue();
        assertThat(habit.blame()).isEqualTo(-20 * Math.log(habit.still), within(1e-9));
        for (int i = 0; i < 100; i++) {
            see(100);
        }
        assertThat(habit.blame()).isEqualTo(100);
        see(100.1);
        assertThat(habit.isFrozen()).isFalse();
    }

    /** Nine values of ten do not change: ln .001 / ln .9 = 66 in a row come once in a thousand times. */
    @Test
    void isFrozenLaterWhereValuesRestAsAMatterOfCourse() {
        for (int i = 0; i < 2_000; i++) {
            see(i / 10);
        }
        int same = 0;
        while (!habit.isFrozen() && same < 1_000) {
            see(199);
            same++;
        }
        assertThat(same).isBetween(50, 100);
    }

    /** Neither a channel that never changed nor a set point that is changed now and then. */
    @Test
    void isNotFrozenWhereToRestIsWhatItDoes() {
        for (int i = 0; i < 5_000; i++) {
            see(7);
            assertThat(habit.isFrozen()).isFalse();
        }
        for (int i = 0; i < 5_000; i++) {
            see(i / 500);
            assertThat(habit.isFrozen()).isFalse();
        }
        assertThat(habit.blame()).isZero();
    }

    @Test
    void isNotFrozenWhereItsValuesWereCutOff() {
        noise(200);
        for (int i = 0; i < 100; i++) {
            habit.cutOff();
            assertThat(habit.isFrozen()).isFalse();
            assertThat(habit.leap()).isZero();
        }
    }

    @Test
    void ofAChannelBeyondTheClipIsThatItsValuesAreNotKnown() {
        Habits habits = new Habits();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            habits.see(Detectors.hop(i, 5, (float) random.nextGaussian(), true).steps(), 0, true, .001, 20);
        }
        for (int i = 0; i < 50; i++) {
            habits.see(Detectors.hop(i, 5, 20, true).steps(), 0, false, .001, 20);
        }
        assertThat(habits.channels.get(0).isFrozen()).isFalse();
        for (int i = 0; i < 50; i++) {
            habits.see(Detectors.hop(i, 5, 19, true).steps(), 0, false, .001, 20);
        }
        assertThat(habits.channels.get(0).isFrozen()).isTrue();
    }

    @Test
    void learnsNothingFromWhatIsNotUsual() {
        noise(100);
        float still = habit.still;
        float change = habit.change;
        habit.see(500, 2, false, .001);
        habit.see(500, 2, false, .001);
        assertThat(habit.still).isEqualTo(still);
        assertThat(habit.change).isEqualTo(change);
        assertThat(habit.unchanged).isEqualTo(1);
    }
}
