package dev.heed.model.scoring.single;

import java.util.Arrays;

/**
 * How alike a series is to itself some steps before: with the mean m taken out, a(k) = Σ x(t) x(t+k) / √(Σ x(t)² Σ x(t+k)²)
 * over the t that have both. The sums of products come from the power spectrum (Wiener–Khinchin), so that a long series takes
 * n log n steps.
 */
final class Autocorrelation {
    private static final double SMALLEST = 1e-12;

    private Autocorrelation() {}

    /** a(0) to a(longest). */
    static double[] of(double[] series, int longest) {
        int n = series.length;
        double mean = Arrays.stream(series).average().orElse(0);
        double[] squares = new double[n + 1];
        int size = Integer.highestOneBit(Math.max(1, 2 * n - 1)) * 2;
        double[] real = new double[size];
        for (int t = 0; t < n; t++) {
            real[t] = series[t] - mean;
            squares[t + 1] = squares[t] + real[t] * real[t];
        }
        double[] products = products(real);
        double[] correlation = new double[longest + 1];
        for (int k = 0; k <= longest; k++) {
            double norm = squares[n - k] * (squares[n] - squares[k]);
            correlation[k] = products[k] / Math.sqrt(Math.max(SMALLEST, norm));
        }
        return correlation;
    }

    /** Σ x(t) x(t+k) for each k of a series that is padded with as many zeros. */
    private static double[] products(double[] real) {
        double[] imaginary = new double[real.length];
        transform(real, imaginary);
        for (int i = 0; i < real.length; i++) {
            real[i] = (real[i] * real[i] + imaginary[i] * imaginary[i]) / real.length;
            imaginary[i] = 0;
        }
        transform(real, imaginary);
        return real;
    }

    /** The discrete Fourier transform in place, of a length that is a power of two (Cooley and Tukey 1965). */
    private static void transform(double[] real, double[] imaginary) {
        int n = real.length;
        for (int i = 1; i < n; i++) {
            int j = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(n) + 1);
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int half = 1; half < n; half *= 2) {
            for (int k = 0; k < half; k++) {
                double angle = -Math.PI * k / half;
                butterflies(real, imaginary, k, half, Math.cos(angle), Math.sin(angle));
            }
        }
    }

    private static void swap(double[] cells, int i, int j) {
        double cell = cells[i];
        cells[i] = cells[j];
        cells[j] = cell;
    }

    private static void butterflies(double[] real, double[] imaginary, int from, int half, double cos, double sin) {
        for (int i = from; i < real.length; i += 2 * half) {
            int j = i + half;
            double a = real[j] * cos - imaginary[j] * sin;
            double b = real[j] * sin + imaginary[j] * cos;
            real[j] = real[i] - a;
            imaginary[j] = imaginary[i] - b;
            real[i] += a;
            imaginary[i] += b;
        }
    }
}
