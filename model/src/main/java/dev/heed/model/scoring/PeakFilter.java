package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Marks an event once, at its peak: lets a value through only where it exceeds 1.1 times the largest of the latest ones,
 * which fade over some 200 steps, and damps it where much was let through: by (5/q)^.3, q the third-largest so far, which
 * fades over some 20 000 steps. Mutable, owned by one thread.
 */
final class PeakFilter {
    private static final double EXCESS = 1.1;
    private static final double FADE = Math.exp(-1 / 200.);
    private static final double FADE_LET_THROUGH = Math.exp(-1 / 20_000.);
    private static final double LOUD = 5;
    private static final double SOFTENING = .3;

    private double peak;
    private double first;
    private double second;
    private double third;

    /** What is let through of a value: itself, softened, or 0. */
    double next(double value) {
        boolean exceeds = value > 0 && value > EXCESS * peak;
        peak = Math.max(FADE * peak, value);
        double through = exceeds ? value * Math.pow(Math.min(1, LOUD / third), SOFTENING) : 0;
        first *= FADE_LET_THROUGH;
        second *= FADE_LET_THROUGH;
        third *= FADE_LET_THROUGH;
        if (exceeds) {
            remember(value);
        }
        return through;
    }

    private void remember(double value) {
        if (value > first) {
            third = second;
            second = first;
            first = value;
        } else if (value > second) {
            third = second;
            second = value;
        } else {
            third = Math.max(third, value);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(peak);
        out.writeDouble(first);
        out.writeDouble(second);
        out.writeDouble(third);
    }

    static PeakFilter read(DataInput in) throws IOException {
        PeakFilter peaks = new PeakFilter();
        peaks.peak = in.readDouble();
        peaks.first = in.readDouble();
        peaks.second = in.readDouble();
        peaks.third = in.readDouble();
        return peaks;
    }
}
