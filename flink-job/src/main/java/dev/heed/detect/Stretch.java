package dev.heed.detect;

/**
 * Sums over the steps of a channel, numbered by t from 1 on. d is a value less what the longest horizon expected of it,
 * normalised; values and expectations are in input units. Mutable, owned by one thread.
 */
final class Stretch {
    /** How many numbers a stretch is. */
    static final int NUMBERS = 10;

    private double steps;
    private double sum;
    private double squares;
    private double moment;
    private double largest;
    private double last;
    private double values;
    private double expectations;
    private double lastValue;
    private double lastExpected;

    /** Adds the next step. */
    void add(double d, double value, double expected) {
        steps++;
        sum += d;
        squares += d * d;
        moment += steps * d;
        largest = Math.max(largest, Math.abs(d));
        last = d;
        values += value;
        expectations += expected;
        lastValue = value;
        lastExpected = expected;
    }

    double steps() {
        return steps;
    }

    /** |Σ d|, less so much for each step: steps whose d is smaller on average take away from it. */
    double weight(double less) {
        return Math.abs(sum) - less * steps;
    }

    /** |mean of d|, 0 where there is no step. */
    double lean() {
        return Math.abs(sum) / Math.max(1, steps);
    }

    /** The largest |d|. */
    double largest() {
        return largest;
    }

    /** Whether the last |d| is less than half of the largest. */
    boolean isBack() {
        return 2 * Math.abs(last) < largest;
    }

    /**
     * Whether the straight line through d explains half of its variance, ends beyond so much, and ends at least half as high
     * again as it begins.
     */
    boolean risesBeyond(double least) {
        double middle = (steps + 1) / 2;
        double varianceT = steps * (steps * steps - 1) / 12;
        double varianceD = squares - sum * sum / steps;
        double covariance = moment - middle * sum;
        double rise = covariance / varianceT * (middle - 1);
        double begin = Math.abs(sum / steps - rise);
        double end = Math.abs(sum / steps + rise);
        return steps > 2 && covariance * covariance >= .5 * varianceT * varianceD && end >= least && end >= 1.5 * begin;
    }

    double meanValue() {
        return values / steps;
    }

    double meanExpected() {
        return expectations / steps;
    }

    double lastValue() {
        return lastValue;
    }

    double lastExpected() {
        return lastExpected;
    }

    /** Makes it what another one is. */
    void set(Stretch other) {
        steps = other.steps;
        sum = other.sum;
        squares = other.squares;
        moment = other.moment;
        largest = other.largest;
        last = other.last;
        values = other.values;
        expectations = other.expectations;
        lastValue = other.lastValue;
        lastExpected = other.lastExpected;
    }

    /** All its numbers, in the order of {@link #set}. */
    double[] numbers() {
        return new double[] {steps, sum, squares, moment, largest, last, values, expectations, lastValue, lastExpected};
    }

    /** Makes it what these numbers, from {@code at} on, say. */
    void set(double[] numbers, int at) {
        steps = numbers[at];
        sum = numbers[at + 1];
        squares = numbers[at + 2];
        moment = numbers[at + 3];
        largest = numbers[at + 4];
        last = numbers[at + 5];
        values = numbers[at + 6];
        expectations = numbers[at + 7];
        lastValue = numbers[at + 8];
        lastExpected = numbers[at + 9];
    }
}
