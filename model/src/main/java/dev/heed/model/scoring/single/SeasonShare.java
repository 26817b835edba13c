package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much of a series its seasons explain: ρ = clip(1 − mean(r²) / var(z), 0, 1) over some {@value #REACH} steps before, r
 * what the seasons leave of z. Mutable, owned by one thread.
 */
final class SeasonShare implements Stored {
    private static final double REACH = 5000;
    private static final double MOST = 20;
    private static final double NOTHING = 1e-9;

    private double mean;
    private double square;
    private double left;
    private double count;

    /** ρ before this step, which is then learned. */
    double next(double value, double residual) {
        double share = 1 - left / Math.max(square - mean * mean, NOTHING);
        double z = Math.max(-MOST, Math.min(MOST, value));
        double r = Math.max(-MOST, Math.min(MOST, residual));
        count = Math.min(REACH, count + 1);
        mean += (z - mean) / count;
        square += (z * z - square) / count;
        left += (r * r - left) / count;
        return Math.max(0, Math.min(1, share));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(square);
        out.writeDouble(left);
        out.writeDouble(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        mean = in.readDouble();
        square = in.readDouble();
        left = in.readDouble();
        count = in.readDouble();
    }
}
