package dev.heed.model.series;

/**
 * How fast a counter rises. One that falls to half of what it was or less has begun anew at 0: then it has risen by what it is.
 * One that falls by less is no counter there, and has no rate.
 */
public final class CounterRate {
    private static final double MICROS = 1e6;

    private CounterRate() {}

    /**
     * The rate a second; NaN where there is none.
     *
     * @param before earlier value, NaN where there is none
     * @param beforeMicros its time, µs
     * @param now later value
     * @param nowMicros its time, µs
     */
    public static double perSecond(double before, long beforeMicros, double now, long nowMicros) {
        double rise = now >= before ? now - before : now >= 0 && now <= before / 2 ? now : Double.NaN;
        return nowMicros > beforeMicros ? rise / (nowMicros - beforeMicros) * MICROS : Double.NaN;
    }
}
