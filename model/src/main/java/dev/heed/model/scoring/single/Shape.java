package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far the newest window is from the one that it is most like, among those that ended at most {@value #MEMORY} points
 * before and do not overlap it: a point is an average over q steps, a window has w points. With ā and b̄ the windows' means,
 * d² = [Σ(a−b)² − w(ā−b̄)²] / w: a shape's level does not count, its size does. It is the left matrix profile (Yeh et al.
 * 2016) without the division by a window's deviation.
 *
 * <p>The sums Σ(a−b)² are kept for each lag, and the next point's follow from them: as it enters, the oldest leaves. This
 * goes on for ever, hence in double precision. Mutable, owned by one thread.
 */
final class Shape implements Stored {
    /** Points that the lag reaches back. */
    static final int MEMORY = 2000;
    /** Averages over more steps than that are stored, those over fewer are formed anew from the past steps. */
    private static final int FORMED = 2;

    private final int stepsEach;
    private final int points;
    /** [lag]: Σ(a−b)² of the newest window and the one so many points before. */
    private final double[] squares = new double[MEMORY + 1];
    /** Averages, newest first. */
    private final double[] averages;

    /** Whole points so far, counted no further than it matters. */
    private int count;
    /** Sum of the steps of the point that is not whole yet, and their number. */
    private double sum;

    private int summed;
    /** NaN until a window has another to be compared with. */
    private double distance = Double.NaN;

    /** The values up to now, from which averages are formed anew. */
    private final PastSteps past;

    private Shape(int stepsEach, int points, PastSteps past) {
        this.past = past;
        this.stepsEach = stepsEach;
        this.points = points;
        this.averages = new double[MEMORY + points + 1];
    }

    /**
     * Of windows of some steps, which are averaged to about so many points.
     *
     * @param past the values, the newest among them when it comes to the shape
     */
    static Shape of(double steps, double points, PastSteps past) {
        int stepsEach = (int) Math.max(1, Math.rint(steps / points));
        return new Shape(stepsEach, (int) Math.max(4, Math.rint(steps / stepsEach)), past);
    }

    /** The distance after another value. */
    double next(float value) {
        sum += value;
        if (++summed == stepsEach) {
            point(sum / stepsEach);
            sum = 0;
            summed = 0;
        }
        return distance;
    }

    private void point(double average) {
        count = Math.min(averages.length, count + 1);
        System.arraycopy(averages, 0, averages, 1, averages.length - 1);
        averages[0] = average;
        int longest = Math.min(MEMORY, count - points);
        if (longest >= points) {
            follow(Math.min(MEMORY, count - 1 - points));
            if (count - points <= MEMORY) {
                squares[longest] = squares(longest);
            }
            distance = Math.sqrt(Math.max(0, nearest(longest)) / points);
        }
    }

    /** Lets the newest point enter the sums of all lags that had one before. */
    private void follow(int longest) {
        double newest = averages[0];
        double gone = averages[points];
        for (int lag = points; lag <= longest; lag++) {
            double enters = newest - averages[lag];
            double leaves = gone - averages[lag + points];
            squares[lag] += enters * enters - leaves * leaves;
        }
    }

    private double squares(int lag) {
        double all = 0;
        for (int i = 0; i < points; i++) {
            double difference = averages[i] - averages[lag + i];
            all += difference * difference;
        }
        return all;
    }

    /** The smallest w d² of all lags. */
    private double nearest(int longest) {
        double own = 0;
        double other = 0;
        for (int i = 0; i < points; i++) {
            own += averages[i];
            other += averages[points + i];
        }
        double nearest = Double.MAX_VALUE;
        for (int lag = points; lag <= longest; lag++) {
            double apart = own - other;
            double distant = squares[lag] - apart * apart / points;
            if (distant < nearest) { // Math.min takes twice as long
                nearest = distant;
            }
            other += averages[lag + points] - averages[lag];
        }
        return nearest;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeDouble(sum);
        out.writeInt(summed);
        out.writeDouble(distance);
        Cells.write(squares, Math.max(0, Math.min(MEMORY, count - points) + 1), out);
        Cells.write(averages, stepsEach > FORMED ? count : 0, out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        count = in.readInt();
        sum = in.readDouble();
        summed = in.readInt();
        distance = in.readDouble();
        Cells.readInto(squares, in);
        if (Cells.readInto(averages, in) == 0) {
            past.average(stepsEach, summed, count, averages);
        }
    }
}
