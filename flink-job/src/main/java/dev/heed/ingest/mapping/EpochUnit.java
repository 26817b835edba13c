package dev.heed.ingest.mapping;

import java.util.Locale;

/** The unit of a time since the epoch, or of a length of time. */
public enum EpochUnit {
    S(1_000_000, 1),
    MS(1_000, 1),
    US(1, 1),
    NS(1, 1_000);

    private final long factor;
    private final long divisor;

    EpochUnit(long factor, long divisor) {
        this.factor = factor;
        this.divisor = divisor;
    }

    /**
     * A whole number of units in µs, rounded down.
     *
     * @throws ArithmeticException when that is beyond a long
     */
    long micros(long units) {
        return divisor == 1 ? Math.multiplyExact(units, factor) : Math.floorDiv(units, divisor);
    }

    /** A number of units in µs. */
    double micros(double units) {
        return units * factor / divisor;
    }

    /** The name as it is given, such as {@code ms}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
