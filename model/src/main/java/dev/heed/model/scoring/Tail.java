package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How unusual a term is: (x − mean) / deviation over the last {@value #REACH} values or so, itself not among them. It
 * begins as if it had seen {@value #PRIOR_COUNT} values around 0 of variance {@value #PRIOR_VARIANCE}, so that few values
 * that happen to be alike make nothing unusual. Mutable, owned by one thread.
 */
final class Tail {
    static final double PRIOR_COUNT = 30;
    static final double PRIOR_VARIANCE = .3;

    private static final double REACH = 10_000;
    private static final double ENOUGH = 100;
    private static final double SMALLEST_DEVIATION = 1e-6;

    private double mean;
    private double variance;
    private double count;

    Tail() {
        this(0, PRIOR_VARIANCE, PRIOR_COUNT);
    }

    private Tail(double mean, double variance, double count) {
        this.mean = mean;
        this.variance = variance;
        this.count = count;
    }

    /** The standardised term, which is then learned; 0 until enough is known. */
    double next(double term) {
        double difference = term - mean;
        double standardised = count < ENOUGH ? 0 : difference / (Math.sqrt(variance) + SMALLEST_DEVIATION);
        count = Math.min(REACH, count + 1);
        mean += difference / count;
        variance = (1 - 1 / count) * (variance + difference * difference / count);
        return standardised;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(mean);
        out.writeDouble(variance);
        out.writeDouble(count);
    }

    static Tail read(DataInput in) throws IOException {
        return new Tail(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
