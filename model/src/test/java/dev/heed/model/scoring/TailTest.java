package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
    @Test
    void standardisesByWhatCameBeforeAndByItsPrior() {
        Tail tail = new Tail();
        for (int i = 0; i < 70; i++) {
            assertThat(tail.next(i % 2 == 0 ? 1 : 3)).isZero();
        }
        // 30 values of the prior, 35 ones and 35 threes
        double mean = 140 / 100.;
        double variance = (30 * (.3 + mean * mean) + 35 * (.4 * .4 + 1.6 * 1.6)) / 100;
        assertThat(tail.next(6)).isEqualTo((6 - mean) / Math.sqrt(variance), within(1e-3));
    }

    @Test
    void forgetsItsPrior() {
        Tail tail = new Tail();
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            tail.next(5 + 2 * random.nextGaussian());
        }
        assertThat(tail.next(11)).isEqualTo(3, within(.15));
    }
}
