package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private final PastSteps past = new PastSteps();

    private double next(Shape shape, double value) {
        past.add((float) value);
        return shape.next((float) value);
    }

    @Test
    void knowsNoDistanceUntilTwoWindowsAreWhole() {
        Shape shape = Shape.of(4, 4, past); // 4 points of 1 step
        for (int i = 0; i < 7; i++) {
            assertThat(next(shape, i)).isNaN();
        }
        assertThat(next(shape, 7)).isZero(); // the same ramp, higher up
    }

    @Test
    void measuresAShapesSizeAndNotItsLevel() {
        Shape shape = Shape.of(4, 4, past);
        for (double value : new double[] {0, 1, 0, 1, 10, 12, 10}) {
            next(shape, value);
        }
        // twice as high: the differences 10, 11, 10, 11 have squares 442 and mean 10.5
        assertThat(next(shape, 12)).isEqualTo(Math.sqrt((442 - 4 * 10.5 * 10.5) / 4), within(1e-12));
    }

    @Test
    void followsItsSumsAsASearchThroughAllWindowsWould() {
        Random random = new Random(8);
        int steps = Shape.MEMORY + 900;
        float[] values = new float[steps];
        Shape shape = Shape.of(12, 12, past);
        for (int t = 0; t < steps; t++) {
            values[t] = (float) random.nextGaussian();
            double distance = next(shape, values[t]);
            if (t > 30 && t % 211 == 0) {
                assertThat(distance).isEqualTo(searched(values, t, 12), within(1e-9));
            }
        }
    }

    private static double searched(float[] values, int newest, int points) {
        double nearest = Double.MAX_VALUE;
        for (int lag = points; lag <= Math.min(Shape.MEMORY, newest + 1 - points); lag++) {
            double[] apart = new double[points];
            for (int i = 0; i < points; i++) {
                apart[i] = (double) values[newest - i] - values[newest - lag - i];
            }
            double mean = Arrays.stream(apart).average().orElseThrow();
            nearest = Math.min(
                    nearest,
                    Arrays.stream(apart).map(a -> (a - mean) * (a - mean)).sum());
        }
        return Math.sqrt(nearest / points);
    }
}
