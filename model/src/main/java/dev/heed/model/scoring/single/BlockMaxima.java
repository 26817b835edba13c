package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far a term lies beyond the largest of its blocks of {@value #BLOCK}: (ln(x + .02) − μ) / σ, μ and σ of ln(m + .02)
 * over the maxima m of some {@value #REACH} blocks before. Mutable, owned by one thread.
 */
final class BlockMaxima implements Stored {
    private static final int BLOCK = 50;
    private static final double SMALLEST = .02;
    private static final double PRIOR_COUNT = 6;
    private static final double REACH = 100;
    private static final double ENOUGH = 2;
    private static final double SMALLEST_DEVIATION = .1;

    private double mean;
    private double variance = .3 * .3;
    private double blocks;
    /** Largest of the block that is not whole yet, and how many values it has. */
    private double largest;

    private int within;

    /** How far a term ≥ 0, which is then learned, lies beyond; 0 until enough blocks are known. */
    double next(double term) {
        double deviation = Math.max(SMALLEST_DEVIATION, Math.sqrt(variance));
        double beyond = blocks < ENOUGH ? 0 : (Math.log(term + SMALLEST) - mean) / deviation;
        largest = Math.max(largest, term);
        if (++within == BLOCK) {
            learn(Math.log(largest + SMALLEST));
            largest = 0;
            within = 0;
        }
        return beyond;
    }

    private void learn(double maximum) {
        double difference = maximum - mean;
        if (blocks == 0) {
            mean = maximum;
            blocks = 1;
            return;
        }
        blocks = Math.min(REACH, blocks + 1);
        mean += difference / blocks;
        double weight = 1 / (blocks + PRIOR_COUNT);
        variance = (1 - weight) * (variance + weight * difference * difference);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeDouble(blocks);
        out.writeDouble(largest);
        out.writeInt(within);
    }

    @Override
    public void read(DataInput in) throws IOException {
        mean = in.readDouble();
        variance = in.readDouble();
        blocks = in.readDouble();
        largest = in.readDouble();
        within = in.readInt();
    }
}
