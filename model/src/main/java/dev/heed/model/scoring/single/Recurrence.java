package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much of a series its nearest shapes leave: u = Σ d² / Σ v over some {@value #REACH} steps before, d the distance to the
 * nearest shape, v the variance of the last {@value #WINDOW} values. Mutable, owned by one thread.
 */
final class Recurrence implements Stored {
    static final int WINDOW = 24;

    private static final double REACH = 5000;
    private static final double ENOUGH = 100;
    private static final double NOTHING = 1e-9;

    private final PastSteps past;
    private double left;
    private double variance;
    private double count;

    /** Of these values, the newest among them when its distance comes. */
    Recurrence(PastSteps past) {
        this.past = past;
    }

    /**
     * u in [0, 1] before this step, which is then learned: 0 where shapes recur, 1 where they do not.
     *
     * @param distance to the nearest shape, NaN where there is none
     */
    double next(double distance) {
        double share = variance > 0 && count >= ENOUGH ? Math.min(1, left / variance) : 1;
        if (past.size() >= WINDOW && !Double.isNaN(distance)) {
            count = Math.min(REACH, count + 1);
            left = (1 - 1 / REACH) * left + distance * distance;
            variance = (1 - 1 / REACH) * variance + variance() + NOTHING;
        }
        return share;
    }

    private double variance() {
        double mean = 0;
        for (int i = 0; i < WINDOW; i++) {
            mean += past.back(i) / (double) WINDOW;
        }
        double sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            sum += (past.back(i) - mean) * (past.back(i) - mean);
        }
        return sum / WINDOW;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(left);
        out.writeDouble(variance);
        out.writeDouble(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        left = in.readDouble();
        variance = in.readDouble();
        count = in.readDouble();
    }
}
