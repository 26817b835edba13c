package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A recurring profile, learned as it goes: the mean of each slot of a day or a week, as far as it has helped. With e the
 * slot's mean before the value z, the residual is z − β e, β = clip(Σ z e / Σ e², 0, 1) over the values before; the share
 * β keeps a profile out of a series that has none. Mutable, owned by one thread.
 */
final class Season {
    /** Per value; the sums behind β reach back some 2000 values. */
    private static final double FORGET = 1 - 1 / 2000.;

    private static final double NOTHING = 1e-9;

    /** [slots]: mean of the values in each slot. */
    private final float[] mean;
    /** [slots]: values seen in each slot. */
    private final float[] visits;
    /** Σ z e. */
    private double product;
    /** Σ e². */
    private double square;

    Season(int slots) {
        this(new float[slots], new float[slots], 0, 0);
    }

    private Season(float[] mean, float[] visits, double product, double square) {
        this.mean = mean;
        this.visits = visits;
        this.product = product;
        this.square = square;
    }

    /**
     * What the profile leaves of a value, which it then learns.
     *
     * @param rate of learning once the slot is known, in (0, 1]
     */
    double residual(double value, int slot, double rate) {
        double expected = mean[slot];
        double share = Math.max(0, Math.min(1, product / (square + NOTHING)));
        product = FORGET * product + value * expected;
        square = FORGET * square + expected * expected;
        visits[slot]++;
        mean[slot] += (float) (Math.max(rate, 1 / visits[slot]) * (value - expected));
        return value - share * expected;
    }

    void write(DataOutput out) throws IOException {
        Cells.write(mean, out);
        Cells.write(visits, out);
        out.writeDouble(product);
        out.writeDouble(square);
    }

    static Season read(DataInput in) throws IOException {
        return new Season(Cells.read(in), Cells.read(in), in.readDouble(), in.readDouble());
    }
}
