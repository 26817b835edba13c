package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

final class WarmUpTest {
    private static final int LEAST = 6;

    @Test
    void isOverWhenItsTimeIsWhereTheCompilersAreQuiet() {
        assertThat(secondsWhere(second -> 0)).isEqualTo(LEAST);
    }

    @Test
    void goesOnUntilTheCompilersAreQuiet() {
        assertThat(secondsWhere(second -> 600 * Math.min(second, 20))).isBetween(20, 26);
    }

    @Test
    void endsWhereTheCompilersNeverAreQuiet() {
        assertThat(secondsWhere(second -> 600 * second)).isEqualTo(15 * LEAST);
    }

    @Test
    void isNothingWhereNothingIsAskedFor() {
        assertThat(new WarmUp(0, 5, () -> 0).goesOn(5)).isFalse();
    }

    /** Seconds until it is over, where the compilers have been at work for so many ms after so many seconds. */
    private static int secondsWhere(LongUnaryOperator compiledMillis) {
        int[] second = {0};
        WarmUp warmUp = new WarmUp(TimeUnit.SECONDS.toNanos(LEAST), 0, () -> compiledMillis.applyAsLong(second[0]));
        while (warmUp.goesOn(TimeUnit.SECONDS.toNanos(second[0]))) {
            second[0]++;
        }
        return second[0];
    }
}
