package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * One channel's past, and how little the next value looks like it. With z normalised, the terms are
 *
 * <ul>
 *   <li>short, mid, long: distance to the nearest shape of 24 steps, of 64, of half a period ({@link Shape}),
 *   <li>value: distance of z to the nearest of the last 4000 ({@link Novelty}),
 *   <li>off: |r|, r what the seasons leave of z ({@link Seasons}),
 *   <li>drift: |EW_.1(r)|, EW_a(x): y += a (x − y),
 *   <li>ar: what r's past does not predict of r ({@link LinearPrediction}),
 * </ul>
 *
 * each as a tail T of its own past ({@link Tail}); A is how far ar lies beyond its block maxima. Two gates, g = u² / (u² +
 * .1²) and ρ, say whether shapes recur ({@link Recurrence}) and whether seasons explain the series ({@link SeasonShare}).
 * The raw score is
 *
 * <pre>(1 − g) max(2 (T_short + T_mid + T_long), 3 (2 + A)) + g (T_value + T_ar) + max(g, ρ⁴) (T_off + T_drift)</pre>
 *
 * and what is emitted of it marks an event once ({@link PeakFilter}). A step that was not observed counts as the value before
 * it and scores 0. Mutable, owned by one thread.
 */
public final class ChannelPast {
    /** Steps in a row that count as the value before them; of a longer gap only so many do. */
    private static final int MOST_CARRIED = 1000;

    private static final double DRIFT_RATE = .1;
    private static final double SHAPE_VARIANCE = .01;
    private static final double VARIANCE = .3;

    private final SingleChannel constants;
    private final Clock clock;

    private final PastSteps past = new PastSteps();
    private final Novelty novelty = new Novelty(past);
    private final Seasons seasons;
    private final LinearPrediction prediction;
    private final List<Shape> shapes;
    private final Recurrence recurrence = new Recurrence(past);
    private final SeasonShare seasonShare = new SeasonShare();
    private final List<Tail> shapeTails =
            Stream.generate(() -> new Tail(SHAPE_VARIANCE)).limit(3).toList();
    private final Tail valueTail = new Tail(VARIANCE);
    private final Tail predictionTail = new Tail(VARIANCE);
    private final Tail offTail = new Tail(VARIANCE);
    private final Tail driftTail = new Tail(VARIANCE);
    private final BlockMaxima maxima = new BlockMaxima();
    private final PeakFilter peaks = new PeakFilter();
    private final List<Stored> parts;

    /** Smoothed residual. */
    private double drift;

    private long lastStep;

    /** A past of which nothing is known yet. */
    public ChannelPast(SingleChannel constants, Clock clock) {
        this.constants = constants;
        this.clock = clock;
        this.seasons = new Seasons(constants, clock);
        this.prediction = new LinearPrediction(constants.periodSteps());
        this.shapes = List.of(
                Shape.of(Recurrence.WINDOW, 12, past),
                Shape.of(64, 16, past),
                Shape.of(constants.longShapeSteps(), 16, past));
        this.parts = Stream.of(
                        List.of(past, novelty, seasons, prediction),
                        shapes,
                        List.of(recurrence, seasonShare),
                        shapeTails,
                        List.of(valueTail, predictionTail, offTail, driftTail, maxima, peaks))
                .<Stored>flatMap(List::stream)
                .toList();
    }

    /** What {@link #write} wrote. */
    public static ChannelPast read(DataInput in) throws IOException {
        SingleChannel constants = new SingleChannel(in.readInt(), in.readDouble());
        ChannelPast read = new ChannelPast(constants, Clock.read(in));
        read.drift = in.readDouble();
        read.lastStep = in.readLong();
        for (Stored part : read.parts) {
            part.read(in);
        }
        return read;
    }

    /** Writes all of it, the constants too: up to 125 KB and 20 bytes for each step of the period. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(constants.periodSteps());
        out.writeDouble(constants.longShapeSteps());
        clock.write(out);
        out.writeDouble(drift);
        out.writeLong(lastStep);
        for (Stored part : parts) {
            part.write(out);
        }
    }

    /** Whether it is of a series with these constants. */
    public boolean isOf(SingleChannel otherConstants, Clock otherClock) {
        return constants.equals(otherConstants) && clock.equals(otherClock);
    }

    /**
     * Scores the next value that was observed.
     *
     * @param step index on the grid; the steps since the last one were not observed
     * @param z normalised
     */
    public Score next(long step, float z) {
        if (past.size() > 0) {
            float carried = past.back(0);
            for (long missing = Math.max(lastStep + 1, step - MOST_CARRIED); missing < step; missing++) {
                raw(missing, carried);
                peaks.next(0);
            }
        }
        lastStep = step;
        double raw = raw(step, z);
        return new Score(raw, peaks.next(raw));
    }

    /**
     * Of a step.
     *
     * @param raw how little it looks like the past, ≥ 0
     * @param emitted the raw score at an event's peak, softened where there were many, else 0
     */
    public record Score(double raw, double emitted) {}

    private double raw(long step, float z) {
        double value = novelty.next(z);
        past.add(z);
        double residual = seasons.residual(z, step);
        drift += DRIFT_RATE * (residual - drift);
        double missed = Math.abs(prediction.residual(residual));
        double shortDistance = shapes.get(0).next(z);
        double tails = shapeTails.get(0).next(shortDistance);
        for (int i = 1; i < shapes.size(); i++) {
            tails += shapeTails.get(i).next(shapes.get(i).next(z));
        }
        Terms terms = new Terms(
                2 * tails,
                3 * (2 + maxima.next(missed)),
                valueTail.next(value),
                predictionTail.next(missed),
                offTail.next(Math.abs(residual)),
                driftTail.next(Math.abs(drift)));
        return terms.raw(recurrence.next(shortDistance), seasonShare.next(z, residual));
    }
}
