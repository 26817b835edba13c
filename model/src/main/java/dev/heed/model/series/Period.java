package dev.heed.model.series;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of a step: an exact fraction of microseconds, since 12 kHz is 250/3 µs.
 *
 * <p>Step k starts at ⌊k·P⌋ µs since the epoch and ends where step k+1 starts, so that a sample stamped with the floor,
 * the nearest or the ceiling of k·P falls into step k.
 *
 * @param numerator microseconds times the denominator, &gt; 0
 * @param denominator &gt; 0, without a common factor with the numerator
 */
public record Period(long numerator, long denominator) implements Serializable {
    private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(us|µs|ms|s|m|min|h|d|Hz|kHz|MHz)");
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};

    public Period {
        if (numerator < denominator || denominator < 1) {
            throw new IllegalArgumentException(
                    "period must be at least 1 microsecond, found " + numerator + "/" + denominator + " us");
        }
        if (!BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException(
                    "period must be a reduced fraction, found " + numerator + "/" + denominator);
        }
    }

    /** A period of whole microseconds. */
    public static Period ofMicros(long micros) {
        return new Period(micros, 1);
    }

    /**
     * Reads a duration ({@code 250us}, {@code 10ms}, {@code 1s}, {@code 5m}, {@code 1h}, {@code 1d}) or a rate ({@code
     * 50Hz}, {@code 12kHz}).
     *
     * @throws IllegalArgumentException when the text is neither
     */
    @JsonCreator
    public static Period parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches() || new BigDecimal(matcher.group(1)).signum() == 0) {
            throw new IllegalArgumentException(
                    "expected a period such as 250us, 10ms, 1s, 5m, 1h or a rate such as 12kHz, found '" + text + "'");
        }
        BigDecimal amount = new BigDecimal(matcher.group(1));
        BigInteger ten = BigInteger.TEN.pow(amount.scale());
        BigInteger unscaled = amount.unscaledValue();
        BigInteger size = BigInteger.valueOf(size(matcher.group(2)));
        return matcher.group(2).endsWith("Hz")
                ? reduced(ten.multiply(BigInteger.valueOf(1_000_000)), unscaled.multiply(size))
                : reduced(unscaled.multiply(size), ten);
    }

    /** Of a length in microseconds, of a rate in hertz. */
    private static long size(String unit) {
        return switch (unit) {
            case "ms", "kHz" -> 1_000;
            case "s", "MHz" -> 1_000_000;
            case "m", "min" -> 60_000_000;
            case "h" -> 3_600_000_000L;
            case "d" -> 86_400_000_000L;
            default -> 1;
        };
    }

    private static Period reduced(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        return new Period(
                numerator.divide(common).longValueExact(),
                denominator.divide(common).longValueExact());
    }

    /** The length in microseconds, rounded to the nearest double. */
    public double micros() {
        return (double) numerator / denominator;
    }

    /** The step that a time falls into: the largest k with ⌊k·P⌋ ≤ time. */
    public long stepAt(long timeMicros) {
        long t = Math.addExact(timeMicros, 1);
        return Math.floorDiv(Math.subtractExact(Math.multiplyExact(t, denominator), 1), numerator);
    }

    /** When a step starts, in microseconds since the epoch: ⌊k·P⌋. */
    public long startOf(long step) {
        return Math.floorDiv(Math.multiplyExact(step, numerator), denominator);
    }

    /** Whether samples that far apart are one step apart: over so many of them they drift by less than half a step. */
    public boolean matches(double micros, int samples) {
        return Math.abs(micros - micros()) * samples < .5 * micros();
    }

    /** How many whole steps a duration holds, at least 1. */
    public long stepsIn(Duration duration) {
        return Math.max(1, Math.round(duration.toNanos() / 1e3 / micros()));
    }

    /** The shortest text that {@link #parse} reads as this period. */
    @Override
    @JsonValue
    public String toString() {
        if (denominator == 1) {
            for (String unit : UNITS) {
                long micros = size(unit);
                if (numerator % micros == 0) {
                    return numerator / micros + unit;
                }
            }
            return numerator + "us";
        }
        try {
            BigDecimal hertz = new BigDecimal(1_000_000 * denominator).divide(new BigDecimal(numerator));
            boolean kilo = hertz.compareTo(BigDecimal.valueOf(1_000)) >= 0;
            return hertz.movePointLeft(kilo ? 3 : 0).stripTrailingZeros().toPlainString() + (kilo ? "kHz" : "Hz");
        } catch (ArithmeticException nonTerminating) {
            return new BigDecimal(numerator).divide(new BigDecimal(denominator)) + "us";
        }
    }
}
