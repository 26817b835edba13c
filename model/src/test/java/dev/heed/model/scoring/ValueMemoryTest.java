package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueMemoryTest {
    @Test
    void isZeroFarFromNothing() {
        assertThat(new ValueMemory().distance(7)).isZero();
    }

    @Test
    void measuresToTheNearestValueOnEitherSide() {
        ValueMemory memory = new ValueMemory();
        memory.add(1);
        memory.add(5);
        assertThat(memory.distance(2)).isEqualTo(1);
        assertThat(memory.distance(4.5f)).isEqualTo(.5);
        assertThat(memory.distance(-3)).isEqualTo(4);
        assertThat(memory.distance(9)).isEqualTo(4);
        assertThat(memory.distance(5)).isZero();
    }

    @Test
    void forgetsTheOldestValuesAsASearchThroughAllOfThemWould() {
        ValueMemory memory = new ValueMemory();
        ArrayDeque<Float> all = new ArrayDeque<>();
        Random random = new Random(2);
        for (int i = 0; i < 2 * ValueMemory.CAPACITY + 17; i++) {
            float value = Math.round(random.nextGaussian() * 1000) / 8f; // equal values among them
            memory.add(value);
            all.add(value);
            if (all.size() > ValueMemory.CAPACITY) {
                all.remove();
            }
        }
        for (int i = 0; i < 50; i++) {
            float value = (float) random.nextGaussian() * 200;
            double nearest = all.stream()
                    .mapToDouble(one -> Math.abs((double) one - value))
                    .min()
                    .orElseThrow();
            assertThat(memory.distance(value)).isEqualTo(nearest, within(1e-9));
        }
    }
}
