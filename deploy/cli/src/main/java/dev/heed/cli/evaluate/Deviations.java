package dev.heed.cli.evaluate;

import dev.heed.cli.input.RowRange;

/** Standard deviations of channels, as errors are measured in. */
final class Deviations {
    private Deviations() {}

    /** Of the finite values in these rows; 1 for a channel that never changes. */
    static double[] of(Observations rows, RowRange range, int channels) {
        double[] deviation = new double[channels];
        int end = (int) Math.min(range.end(), rows.rows());
        for (int c = 0; c < channels; c++) {
            double count = 0;
            double mean = 0;
            double squares = 0;
            for (int row = (int) range.first(); row < end; row++) {
                double value = rows.values(row)[c];
                if (Double.isFinite(value)) {
                    count++;
                    double difference = value - mean;
                    mean += difference / count;
                    squares += difference * (value - mean);
                }
            }
            deviation[c] = squares > 0 ? Math.sqrt(squares / count) : 1;
        }
        return deviation;
    }
}
