package dev.heed.console.history;

import java.util.Arrays;

/** The last hour of an entity at a glance: the largest score against its threshold, in {@value #COLUMNS} columns. */
final class Strip {
    static final int COLUMNS = 60;
    private static final double MINUTE = 60e6;

    private final double widthMicros;
    private final float[] ratios = new float[COLUMNS];
    private long newest = Long.MIN_VALUE;

    /** A strip of an hour, or of as many steps as it has columns where these are longer than a minute. */
    Strip(double periodMicros) {
        this.widthMicros = Math.max(MINUTE, periodMicros);
        Arrays.fill(ratios, Float.NaN);
    }

    double widthMicros() {
        return widthMicros;
    }

    /** The newest column's number since the epoch. */
    long newest() {
        return newest;
    }

    void add(double micros, float ratio) {
        long column = (long) Math.floor(micros / widthMicros);
        if (column > newest) {
            long gone = newest == Long.MIN_VALUE ? COLUMNS : Math.min(COLUMNS, column - newest);
            for (long c = column - gone + 1; c <= column; c++) {
                ratios[(int) Math.floorMod(c, COLUMNS)] = Float.NaN;
            }
            newest = column;
        }
        if (column > newest - COLUMNS) {
            int at = (int) Math.floorMod(column, COLUMNS);
            ratios[at] = Float.isNaN(ratios[at]) || ratio > ratios[at] ? ratio : ratios[at];
        }
    }

    /** The ratios of columns from {@code first} to the newest one; NaN where nothing is known. */
    float[] from(long first) {
        int count = (int) (newest - first + 1);
        float[] found = new float[Math.max(0, count)];
        for (int i = 0; i < found.length; i++) {
            found[i] = ratios[(int) Math.floorMod(first + i, COLUMNS)];
        }
        return found;
    }
}
