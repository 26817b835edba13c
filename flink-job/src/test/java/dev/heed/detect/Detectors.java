package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.ingest.Origin;
import dev.heed.model.scoring.PeakTail;
import dev.heed.model.scoring.ScoreHistogram;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A detector of two channels that expects 0, and hops of four steps, one a second, for the tests of this package. */
final class Detectors {
    static final int HOP = 4;
    static final int CHANNELS = 2;

    /** Scores above 1 are unusual. */
    static final Scoring.Alarm ALARM = new Scoring.Alarm(
            10_000, new PeakTail(1, .5, 0, .01, 1, Collections.nCopies(ScoreHistogram.BUCKETS, 0.)), List.of());
    /** One false alert in some 270 steps: ln(.01 · 271.8) = 1, so that it opens from 1.5 on. */
    static final AlertRule RULE = new AlertRule(.01 / Math.E, 2, 3, 100, 500, 20);

    private Detectors() {}

    static DetectorSettings settings() {
        return settings(1);
    }

    /** One that checks the saliency of one in so many hops. */
    static DetectorSettings settings(int faithfulnessEvery) {
        Scoring scoring = new Scoring(
                1,
                List.of(List.of(1., 1.)),
                List.of(List.of(1., 0.), List.of(0., 1.)),
                1,
                1,
                Collections.nCopies(CHANNELS, -100.),
                Collections.nCopies(CHANNELS, 1.),
                1,
                new Scoring.Usual(Collections.nCopies(CHANNELS, 1.), 1_000),
                ALARM);
        return new DetectorSettings(
                scoring, RULE, 5, Period.parse("1s"), Duration.ofHours(1), faithfulnessEvery, 4, 20, Set.of("pump"));
    }

    /** The next detection of an entity without a forecast. */
    static Detection detect(Detector detector, EntityDetection entity, Attended attended) {
        return detector.detect(entity, attended, null);
    }

    /** [HOP × 2]: contexts that turn with the value. */
    private static float[] contexts(float value) {
        float[] contexts = new float[HOP * 2];
        for (int i = 0; i < HOP; i++) {
            contexts[2 * i] = 1;
            contexts[2 * i + 1] = value;
        }
        return contexts;
    }

    /** A hop that begins at a second, with so much history, all cells of one value, read or not. */
    static Attended hop(long second, int history, float value, boolean read) {
        float[] values = new float[HOP * CHANNELS];
        byte[] observed = new byte[HOP * CHANNELS];
        Arrays.fill(values, value);
        Arrays.fill(observed, (byte) (read ? 1 : 0));
        Window steps = new Window(
                "pump",
                second * 1_000_000,
                HOP,
                history,
                values,
                observed,
                new float[] {10, 100},
                new float[] {2, 20},
                Origin.UNKNOWN);
        ModelOutput output = new ModelOutput(
                values.clone(),
                values.clone(),
                contexts(value),
                new float[HOP],
                new float[HOP * CHANNELS],
                new float[] {3, 4},
                new float[0]);
        return new Attended(steps, new ModelId("m", "1", "d"), output);
    }
}
