package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoveltyTest {
    private final PastSteps past = new PastSteps();
    private final Novelty novelty = new Novelty(past);

    private double next(float value) {
        double distance = novelty.next(value);
        past.add(value);
        return distance;
    }

    @Test
    void knowsNoDistanceOfTheFirstValue() {
        assertThat(next(7)).isNaN();
    }

    @Test
    void measuresToTheNearestValueOnEitherSide() {
        next(1);
        next(5);
        assertThat(next(2)).isEqualTo(1);
        assertThat(next(4.5f)).isEqualTo(.5);
        assertThat(next(-3)).isEqualTo(4);
        assertThat(next(9)).isEqualTo(4);
        assertThat(next(5)).isZero();
    }

    @Test
    void forgetsTheOldestValuesAsASearchThroughAllOfThemWould() {
        ArrayDeque<Float> all = new ArrayDeque<>();
        Random random = new Random(2);
        for (int i = 0; i < 2 * Novelty.REACH + 17; i++) {
            float value = Math.round(random.nextGaussian() * 1000) / 8f; // equal values among them
            double distance = next(value);
            if (i > 0 && i % 100 == 0) {
                double nearest = all.stream()
                        .mapToDouble(one -> Math.abs((double) one - value))
                        .min()
                        .orElseThrow();
                assertThat(distance).isEqualTo(nearest, within(1e-9));
            }
            all.add(value);
            if (all.size() > Novelty.REACH) {
                all.remove();
            }
        }
    }
}
