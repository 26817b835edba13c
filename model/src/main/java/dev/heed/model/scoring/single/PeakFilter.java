package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Marks an event once, at its peak: lets a value through only where it exceeds 1.1 times the largest of the latest ones,
 * which fade over some 200 steps, and damps it where much was let through: by (5/q)^.3, q the third-largest so far, which
 * fades over some 20 000 steps. Mutable, owned by one thread.
 */
final class PeakFilter implements Stored {
    private static final double EXCESS = 1.1;
    private static final double FADE = Math.exp(-1 / 200.);
    private static final double FADE_LET_THROUGH = Math.exp(-1 / 20_000.);
    private static final double LOUD = 5;
    private static final double SOFTENING = .3;

    private double peak;
    /** The three largest of what was let through, ascending. */
    private final double[] largest = new double[3];

    /** What is let through of a value: itself, softened, or 0. */
    double next(double value) {
        boolean exceeds = value > 0 && value > EXCESS * peak;
        peak = Math.max(FADE * peak, value);
        double through = exceeds ? value * Math.pow(Math.min(1, LOUD / largest[0]), SOFTENING) : 0;
        for (int i = 0; i < largest.length; i++) {
            largest[i] *= FADE_LET_THROUGH;
        }
        if (exceeds) {
            largest[0] = Math.max(largest[0], value);
            Arrays.sort(largest);
        }
        return through;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(peak);
        for (int i = largest.length - 1; i >= 0; i--) {
            out.writeDouble(largest[i]);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        peak = in.readDouble();
        for (int i = largest.length - 1; i >= 0; i--) {
            largest[i] = in.readDouble();
        }
    }
}
