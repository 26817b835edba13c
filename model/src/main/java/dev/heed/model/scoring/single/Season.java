package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A recurring profile, learned as it goes: the mean of each slot of a period, as far as it has helped. With e the slot's
 * mean before the value z, the residual is z − β e, β = clip(Σ z e / (Σ e² + N), 0, 1) over the values before, N the steps of
 * the period; the share β keeps a profile out of a series that has none. Mutable, owned by one thread.
 */
final class Season implements Stored {
    /** Per value; the sums behind β reach back some 2000 values. */
    private static final double FORGET = 1 - 1 / 2000.;

    private static final double NOTHING = 1e-9;

    private final double rate;
    private final double prior;
    /** [slots]: mean of the values in each slot. */
    private final double[] mean;
    /** [slots]: values seen in each slot, counted no further than they matter. */
    private final int[] visits;
    /** Σ z e. */
    private double product;
    /** Σ e². */
    private double square;

    /**
     * A profile of nothing yet.
     *
     * @param rate of learning once a slot is known, in (0, 1]
     * @param periodSteps N
     */
    Season(int slots, double rate, double periodSteps) {
        this.mean = new double[slots];
        this.visits = new int[slots];
        this.rate = rate;
        this.prior = periodSteps;
    }

    /** What the profile leaves of a value, which it then learns. */
    double residual(double value, int slot) {
        double expected = mean[slot];
        double share = Math.max(0, Math.min(1, product / (square + NOTHING + prior)));
        product = FORGET * product + value * expected;
        square = FORGET * square + expected * expected;
        visits[slot] = visits[slot] == Integer.MAX_VALUE ? Integer.MAX_VALUE : visits[slot] + 1;
        mean[slot] += Math.max(rate, 1. / visits[slot]) * (value - expected);
        return value - share * expected;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Cells.write(mean, mean.length, out);
        for (int visit : visits) {
            out.writeInt(visit);
        }
        out.writeDouble(product);
        out.writeDouble(square);
    }

    @Override
    public void read(DataInput in) throws IOException {
        Cells.readInto(mean, in);
        for (int i = 0; i < visits.length; i++) {
            visits[i] = in.readInt();
        }
        product = in.readDouble();
        square = in.readDouble();
    }
}
