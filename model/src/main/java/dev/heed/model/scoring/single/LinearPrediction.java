package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the values 1 to 4 steps and a period before do not predict of a value: recursive least squares (Haykin, Adaptive
 * Filter Theory) with forgetting λ = {@value #KEEP} and ridge 10. Mutable, owned by one thread.
 */
final class LinearPrediction implements Stored {
    private static final double KEEP = .9995;
    private static final double RIDGE = 10;
    private static final int NEAR = 4;
    private static final int FEATURES = NEAR + 1;

    private final int period;
    /** The last values, the next one's place being {@code next}. */
    private final double[] past;

    private int next;
    private final double[] weights = new double[FEATURES];
    /** [FEATURES × FEATURES]: inverse of the features' weighted covariance. */
    private final double[] inverse = new double[FEATURES * FEATURES];

    private final double[] features = new double[FEATURES];
    private final double[] gain = new double[FEATURES];

    /** Of a series with such a period, 0 for none. */
    LinearPrediction(int period) {
        this.period = period;
        this.past = new double[Math.max(NEAR, period)];
        for (int i = 0; i < FEATURES; i++) {
            inverse[i * FEATURES + i] = 1 / RIDGE;
        }
    }

    /** What is left of a value, which is then learned. */
    double residual(double value) {
        for (int lag = 1; lag <= NEAR; lag++) {
            features[lag - 1] = back(lag);
        }
        features[NEAR] = period == 0 ? 0 : back(period);
        double predicted = 0;
        for (int i = 0; i < FEATURES; i++) {
            predicted += weights[i] * features[i];
        }
        learn(value - predicted);
        past[next] = value;
        next = (next + 1) % past.length;
        return value - predicted;
    }

    private double back(int lag) {
        return past[Math.floorMod(next - lag, past.length)];
    }

    private void learn(double error) {
        double energy = KEEP;
        for (int i = 0; i < FEATURES; i++) {
            gain[i] = 0;
            for (int j = 0; j < FEATURES; j++) {
                gain[i] += inverse[i * FEATURES + j] * features[j];
            }
            energy += gain[i] * features[i];
        }
        double largest = 0;
        for (int i = 0; i < FEATURES; i++) {
            weights[i] += gain[i] / energy * error;
            for (int j = 0; j <= i; j++) {
                double cell = (inverse[i * FEATURES + j] - gain[i] * gain[j] / energy) / KEEP;
                inverse[i * FEATURES + j] = cell;
                inverse[j * FEATURES + i] = cell;
            }
            largest = Math.max(largest, inverse[i * FEATURES + i]);
        }
        bound(largest);
    }

    /** Keeps forgetting from making the inverse larger than it was at the start. */
    private void bound(double largest) {
        if (largest > 1 / RIDGE) {
            for (int i = 0; i < inverse.length; i++) {
                inverse[i] *= 1 / RIDGE / largest;
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(next);
        Cells.write(past, past.length, out);
        Cells.write(weights, FEATURES, out);
        Cells.write(inverse, inverse.length, out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        next = in.readInt();
        Cells.readInto(past, in);
        Cells.readInto(weights, in);
        Cells.readInto(inverse, in);
    }
}
