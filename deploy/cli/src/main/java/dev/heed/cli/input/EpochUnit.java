package dev.heed.cli.input;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** What a number counts since an epoch. */
enum EpochUnit {
    SECONDS("s", "seconds since 1970", 1_000_000),
    MILLIS("ms", "milliseconds since 1970", 1_000),
    MICROS("us", "microseconds since 1970", 1),
    NANOS("ns", "nanoseconds since 1970", .001),
    DAYS("days", "a spreadsheet's days since 1899-12-30", 86_400e6);

    private static final double EARLIEST_MICROS = EpochTime.EARLIEST_MICROS;
    private static final double LATEST_MICROS = EpochTime.LATEST_MICROS;

    private static final long NANOS_OF_MICRO = 1_000;

    private final String symbol;
    private final String words;
    private final double micros;

    EpochUnit(String symbol, String words, double micros) {
        this.symbol = symbol;
        this.words = words;
        this.micros = micros;
    }

    /** The unit with a symbol: s, ms, us, ns or days. */
    static Optional<EpochUnit> of(String symbol) {
        return Arrays.stream(values())
                .filter(unit -> unit.symbol.equals(symbol))
                .findFirst();
    }

    /** The unit in which a number is a time from 1980 to 2200; days are too near to other numbers to be taken for it. */
    static Optional<EpochUnit> plausible(double number) {
        return Arrays.stream(values())
                .filter(unit -> unit != DAYS)
                .filter(unit -> number * unit.micros >= EARLIEST_MICROS && number * unit.micros < LATEST_MICROS)
                .findFirst();
    }

    BigDecimal micros() {
        return BigDecimal.valueOf(micros);
    }

    /** Microseconds of a number of them; an {@link ArithmeticException} where a long does not hold them. */
    long microsOf(long number) {
        return micros < 1 ? Math.floorDiv(number, NANOS_OF_MICRO) : Math.multiplyExact(number, (long) micros);
    }

    String words() {
        return words;
    }
}
