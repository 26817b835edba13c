package dev.heed.detect;

import java.util.Arrays;

/**
 * What a channel did in the course of an event, and what that is called. Mutable, owned by one thread.
 *
 * <p>All steps are the first 240 in which the channel was observed since it first stood out (three standard deviations). d is the
 * value less what the longest horizon expected, s the usual spread of d. The stretch is those of the steps, from the first
 * on, after which |Σ d| less s for each step was largest: what comes back to normal, and the expectation's echo of it, is no
 * part of it. Neither is what came before a peak to the other side: a stretch counts if it lies on the side of the step with the
 * largest blame. Once the event is an alert, that step's side stays: what jumps back when a fault ends, seen by an expectation that had
 * followed it, is not what the alert was about. A leap is a change of at least twice the usual one. In this order:
 *
 * <ul>
 *   <li>FROZEN: in half of the event's steps or more the channel was {@link Habit#isFrozen}.
 *   <li>NOISE: four leaps or more, in a fifth of all steps, and the mean of d is less than half of its largest.
 *   <li>DRIFT: a stretch of eight steps or more; a straight line through d explains half of its variance, ends beyond 2 s,
 *       and ends at least half as high again as it begins.
 *   <li>LEVEL: a stretch of five steps or more; the mean of d is at least half of its largest, and beyond s.
 *   <li>SPIKE: a leap of four times the usual change or more, and the channel came back: by a leap of half that size the other
 *       way, or both the mean of d over all steps and the last one are less than half of its largest.
 *   <li>UNKNOWN: anything else.
 * </ul>
 */
final class ChannelEvidence {
    private static final double LEAP = 2;
    private static final double LARGE_LEAP = 4;
    private static final int LEAPS = 4;
    private static final double LEAPING = .2;
    private static final int STEPS_OF_A_LEVEL = 5;
    private static final int STEPS_OF_A_DRIFT = 8;
    /** What comes later of a long event is told by the expectation that has followed it, and by its echoes. */
    private static final int MOST_STEPS = 240;

    /** Steps of the event in which it was observed. */
    private double observed;
    /** Steps of them in which it was frozen; at which value, and Σ of what was expected, in input units. */
    private double frozen;

    private double frozenValue;
    private double frozenExpected;
    /** Largest blame of a step; there the value and the expectation that was missed by more, with its spread, in input units. */
    private double peak;

    private double peakValue;
    private double peakExpected;
    private double peakSpread;
    private double leaps;
    /** The largest leap up, and the largest down, ≥ 0. */
    private double up;

    private double down;
    private final Stretch all = new Stretch();
    private final Stretch stretch = new Stretch();

    /**
     * A value that was observed, and what was expected of it; all normalised.
     *
     * @param blame of the step, ≥ 0
     * @param mean to undo the normalisation
     * @param scale to undo the normalisation
     */
    record Seen(double z, double blame, Bound near, Bound far, double mean, double scale) {
        double raw(double normalised) {
            return mean + scale * normalised;
        }

        /** The expectation that was missed by more of its spreads. */
        Bound missed() {
            return missedBy(near) >= missedBy(far) ? near : far;
        }

        double missedBy(Bound bound) {
            return Math.abs(z - bound.expected) / bound.spread;
        }
    }

    /** What was expected, and its usual spread, &gt; 0; both normalised. */
    record Bound(double expected, double spread) {}

    /**
     * Takes in the next observed step of the event.
     *
     * @param stoodOut whether the channel stood out in this step or one before
     * @param isAlert whether the event is an alert
     */
    void see(Seen seen, Habit habit, boolean stoodOut, boolean isAlert) {
        double value = seen.raw(seen.z);
        observed++;
        if (habit.isFrozen()) {
            frozen++;
            frozenValue = value;
            frozenExpected += seen.raw(seen.far.expected);
        }
        boolean keepsItsSide = isAlert && peak >= AlertTracker.STANDS_OUT;
        if (seen.blame >= peak && !(keepsItsSide && isOnTheOtherSide(seen))) {
            Bound missed = seen.missed();
            peak = seen.blame;
            peakValue = value;
            peakExpected = seen.raw(missed.expected);
            peakSpread = seen.scale * missed.spread;
        }
        if (stoodOut && all.steps() < MOST_STEPS) {
            leaps += Math.abs(habit.leap()) >= LEAP ? 1 : 0;
            up = Math.max(up, habit.leap());
            down = Math.max(down, -habit.leap());
            all.add(seen.z - seen.far.expected, value, seen.raw(seen.far.expected));
            if (all.weight(seen.far.spread) > stretch.weight(seen.far.spread)) {
                stretch.set(all);
            }
        }
    }

    private boolean isOnTheOtherSide(Seen seen) {
        return (seen.z - seen.missed().expected) * (peakValue - peakExpected) < 0;
    }

    /** Whether there is anything to tell. */
    boolean isKnown() {
        return observed > 0;
    }

    /**
     * How the channel deviates, as far as it is known.
     *
     * @param spread s, normalised
     * @param scale of the normalisation, input units
     */
    Deviation deviation(double spread, double scale) {
        Deviation.Kind kind = kind(spread);
        return switch (kind) {
            case FROZEN -> of(kind, frozenValue, frozenExpected / frozen, scale * spread);
            case LEVEL -> of(kind, stretch.meanValue(), stretch.meanExpected(), scale * spread);
            case DRIFT -> of(kind, stretch.lastValue(), stretch.lastExpected(), scale * spread);
            case SPIKE, NOISE, UNKNOWN -> of(kind, peakValue, peakExpected, peakSpread);
        };
    }

    private static Deviation of(Deviation.Kind kind, double value, double expected, double spread) {
        return new Deviation(kind, (float) value, (float) expected, (float) spread);
    }

    private Deviation.Kind kind(double spread) {
        boolean isTwoSided = 2 * all.lean() < all.largest();
        if (observed > 0 && 2 * frozen >= observed) {
            return Deviation.Kind.FROZEN;
        }
        if (isTwoSided && leaps >= LEAPS && leaps >= LEAPING * all.steps()) {
            return Deviation.Kind.NOISE;
        }
        boolean isOfThePeak = (stretch.meanValue() - stretch.meanExpected()) * (peakValue - peakExpected) >= 0;
        if (isOfThePeak && stretch.steps() >= STEPS_OF_A_DRIFT && stretch.risesBeyond(2 * spread)) {
            return Deviation.Kind.DRIFT;
        }
        if (isOfThePeak
                && stretch.steps() >= STEPS_OF_A_LEVEL
                && 2 * stretch.lean() >= stretch.largest()
                && stretch.lean() >= spread) {
            return Deviation.Kind.LEVEL;
        }
        boolean cameBack = 2 * Math.min(up, down) >= Math.max(up, down) || isTwoSided && all.isBack();
        return cameBack && Math.max(up, down) >= LARGE_LEAP ? Deviation.Kind.SPIKE : Deviation.Kind.UNKNOWN;
    }

    /** All its numbers, in the order of {@link #of(double[])}. */
    double[] numbers() {
        double[] own = {
            observed, frozen, frozenValue, frozenExpected, peak, peakValue, peakExpected, peakSpread, leaps, up, down
        };
        double[] numbers = Arrays.copyOf(own, own.length + 2 * Stretch.NUMBERS);
        System.arraycopy(all.numbers(), 0, numbers, own.length, Stretch.NUMBERS);
        System.arraycopy(stretch.numbers(), 0, numbers, own.length + Stretch.NUMBERS, Stretch.NUMBERS);
        return numbers;
    }

    /** What has these numbers. */
    static ChannelEvidence of(double[] numbers) {
        ChannelEvidence evidence = new ChannelEvidence();
        evidence.observed = numbers[0];
        evidence.frozen = numbers[1];
        evidence.frozenValue = numbers[2];
        evidence.frozenExpected = numbers[3];
        evidence.peak = numbers[4];
        evidence.peakValue = numbers[5];
        evidence.peakExpected = numbers[6];
        evidence.peakSpread = numbers[7];
        evidence.leaps = numbers[8];
        evidence.up = numbers[9];
        evidence.down = numbers[10];
        evidence.all.set(numbers, 11);
        evidence.stretch.set(numbers, 11 + Stretch.NUMBERS);
        return evidence;
    }
}
