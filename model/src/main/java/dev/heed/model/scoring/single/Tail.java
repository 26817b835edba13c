package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How unusual a term is: (x − mean) / deviation over the last {@value #REACH} values or so, itself not among them, never
 * below 0. It begins as if it had seen {@value #PRIOR_COUNT} values around 0 of some variance, so that few values that
 * happen to be alike make nothing unusual. Mutable, owned by one thread.
 */
final class Tail implements Stored {
    private static final double PRIOR_COUNT = 30;
    private static final double REACH = 10_000;
    private static final double ENOUGH = 100;
    private static final double SMALLEST_DEVIATION = 1e-6;

    private double mean;
    private double variance;
    private double count = PRIOR_COUNT;

    /** A tail that expects values around 0 of such a variance. */
    Tail(double variance) {
        this.variance = variance;
    }

    /**
     * The standardised term, which is then learned; 0 until enough is known.
     *
     * @param term NaN where there is none
     */
    double next(double term) {
        if (Double.isNaN(term)) {
            return 0;
        }
        double difference = term - mean;
        boolean known = count >= PRIOR_COUNT + ENOUGH;
        double standardised = known ? difference / (Math.sqrt(variance) + SMALLEST_DEVIATION) : 0;
        count = Math.min(REACH, count + 1);
        mean += difference / count;
        variance = (1 - 1 / count) * (variance + difference * difference / count);
        return Math.max(0, standardised);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeDouble(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        mean = in.readDouble();
        variance = in.readDouble();
        count = in.readDouble();
    }
}
