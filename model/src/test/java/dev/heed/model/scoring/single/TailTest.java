package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
    private final Tail tail = new Tail(.3);

    @Test
    void standardisesByWhatCameBeforeAndByItsPrior() {
        for (int i = 0; i < 100; i++) {
            assertThat(tail.next(i % 2 == 0 ? 1 : 3)).isZero();
        }
        // 30 values of the prior, 50 ones and 50 threes
        double mean = 200 / 130.;
        double variance = (30 * (.3 + mean * mean) + 50 * (Math.pow(1 - mean, 2) + Math.pow(3 - mean, 2))) / 130;
        assertThat(tail.next(6)).isEqualTo((6 - mean) / Math.sqrt(variance), within(1e-3));
    }

    @Test
    void isNeverBelowZero() {
        for (int i = 0; i < 200; i++) {
            tail.next(4);
        }
        assertThat(tail.next(0)).isZero();
    }

    @Test
    void learnsNothingWhereThereIsNoTerm() {
        Tail other = new Tail(.3);
        for (int i = 0; i < 150; i++) {
            tail.next(i % 7);
            other.next(i % 7);
            assertThat(other.next(Double.NaN)).isZero();
        }
        assertThat(other.next(9)).isEqualTo(tail.next(9));
    }

    @Test
    void forgetsItsPrior() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            tail.next(5 + 2 * random.nextGaussian());
        }
        assertThat(tail.next(11)).isEqualTo(3, within(.15));
    }
}
