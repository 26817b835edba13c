package dev.heed.model.scoring;

import dev.heed.model.series.Period;
import java.util.List;

/**
 * Scores one channel alone by its seasons and its past. With z normalised, r what a daily and then a weekly profile leave
 * of z, d(x) the distance of x to the nearest of the last 4000 and EW_a(x): y += a (x − y), the terms are
 *
 * <ul>
 *   <li>|r|: off its season,
 *   <li>d(z)^.7: a value not seen before,
 *   <li>d(r)^.7: not seen before at this time,
 *   <li>|EW_.1(r)|: off its season for a while.
 * </ul>
 *
 * Each is standardised by its own past, T. The score is max(T₁, 1.5 T₂, .6 T₃, T₄), let through once for each event
 * ({@link PeakFilter}); the saliency is the square of what was not held back, in squared standard deviations. The parts
 * follow KNN-CAD and HTM's anomaly likelihood on the Numenta Anomaly Benchmark (Lavin and Ahmad 2015).
 */
final class SingleChannelScorer implements StepScorer {
    /** The score is in standard deviations of its terms: below this many there is no alarm, however quiet training was. */
    static final double LEAST_THRESHOLD = 5;

    private static final List<Double> TERM_WEIGHTS = List.of(1., 1.5, .6, 1.);
    /** Values that are remembered before any term is learned. */
    private static final int KNOWN = 100;

    private static final double PROFILE_RATE = .1;
    private static final double DRIFT_RATE = .1;
    private static final double DISTANCE_POWER = .7;

    private final Slots slots;
    private final double rate;
    private final double[] terms = new double[TERM_WEIGHTS.size()];

    SingleChannelScorer(Period period) {
        this.slots = Slots.of(period);
        this.rate = PROFILE_RATE / slots.valuesEach();
    }

    @Override
    public SingleChannelState newState() {
        return new SingleChannelState(slots.perDay(), slots.perWeek(), terms.length);
    }

    @Override
    public double score(
            ScoringState state,
            long timeMicros,
            float[] z,
            byte[] observed,
            float[] expectation,
            int at,
            float[] saliency) {
        saliency[at] = 0;
        if (observed[at] == 0) {
            return 0;
        }
        double raw = raw((SingleChannelState) state, timeMicros, z[at]);
        saliency[at] = (float) (raw * raw);
        return ((SingleChannelState) state).peaks.next(raw);
    }

    /** The largest of the weighted, standardised terms, ≥ 0. */
    private double raw(SingleChannelState state, long timeMicros, float z) {
        double daily = state.day.residual(z, slots.ofDay(timeMicros), rate);
        double residual = state.week.residual(daily, slots.ofWeek(timeMicros), rate);
        state.drift += DRIFT_RATE * (residual - state.drift);
        boolean known = state.values.size() >= KNOWN;
        terms[0] = Math.abs(residual);
        terms[1] = novelty(state.values, z);
        terms[2] = novelty(state.residuals, (float) residual);
        terms[3] = Math.abs(state.drift);
        double largest = 0;
        for (int i = 0; known && i < terms.length; i++) {
            largest = Math.max(largest, TERM_WEIGHTS.get(i) * state.tails.get(i).next(terms[i]));
        }
        return largest;
    }

    private static double novelty(ValueMemory memory, float value) {
        double distance = memory.distance(value);
        memory.add(value);
        return Math.pow(distance, DISTANCE_POWER);
    }

    /** Scores of all steps of the runs, each begun anew. */
    double[] scores(Period period, List<CalibrationRun> runs) {
        double[] scores =
                new double[runs.stream().mapToInt(run -> run.values().length).sum()];
        int done = 0;
        for (CalibrationRun run : runs) {
            SingleChannelState state = newState();
            float[] saliency = new float[run.values().length];
            for (int t = 0; t < saliency.length; t++) {
                long time = period.startOf(run.firstStep() + t);
                scores[done++] = score(state, time, run.values(), run.observed(), run.expectation(), t, saliency);
            }
        }
        return scores;
    }

    /**
     * Which slot of a day or a week a time falls into: as many as the day has steps, at most {@value #MOST}.
     *
     * @param perDay number of slots of a day, ≥ 1
     * @param valuesEach steps that fall into one slot, ≥ 1
     */
    record Slots(int perDay, double valuesEach) {
        private static final int MOST = 288;
        private static final int DAYS = 7;
        private static final double DAY_MICROS = 86_400e6;

        static Slots of(Period period) {
            double steps = Math.max(1, DAY_MICROS / period.micros());
            int perDay = (int) Math.min(MOST, Math.round(steps));
            return new Slots(perDay, steps / perDay);
        }

        int perWeek() {
            return DAYS * perDay;
        }

        int ofDay(long timeMicros) {
            return ofWeek(timeMicros) % perDay;
        }

        int ofWeek(long timeMicros) {
            long within = Math.floorMod(timeMicros, (long) (DAYS * DAY_MICROS));
            return (int) Math.min(perWeek() - 1L, (long) (within / DAY_MICROS * perDay));
        }
    }
}
