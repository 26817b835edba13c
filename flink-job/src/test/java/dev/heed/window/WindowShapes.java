package dev.heed.window;

import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Normalisation;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Shapes and readings for the tests of this package: steps of 1 s, mean 0, scale 1, statistics that hardly move. */
final class WindowShapes {
    static final Origin ORIGIN = new Origin("readings", 0, 7);
    static final int[] ALL = {};
    /** So long that the watermark alone decides in most tests. */
    private static final Duration LATENESS = Duration.ofMinutes(1);

    private WindowShapes() {}

    static WindowShape shape(int channels, int receptiveField, int hop, int maxGap) {
        return shape("1s", channels, receptiveField, hop, maxGap);
    }

    static WindowShape shape(String period, int channels, int receptiveField, int hop, int maxGap) {
        return shape(period, channels, receptiveField, hop, maxGap, List.of());
    }

    /** Of channels with names. */
    static WindowShape shape(List<String> channels, int receptiveField, int hop, int maxGap) {
        return shape("1s", channels.size(), receptiveField, hop, maxGap, channels);
    }

    private static WindowShape shape(
            String period, int channels, int receptiveField, int hop, int maxGap, List<String> names) {
        Normalisation normalisation = new Normalisation(
                1e15,
                0,
                1e9,
                Collections.nCopies(channels, 0.),
                Collections.nCopies(channels, 1 - 1e-6),
                Collections.nCopies(channels, 1e-3));
        Hops hops = new Hops(StepGrid.of(Period.parse(period)), hop);
        Completion completion = new Completion(LATENESS, Duration.ofHours(1), false);
        return new WindowShape(
                hops,
                Set.of(),
                receptiveField,
                maxGap,
                Duration.ofHours(1),
                normalisation,
                "",
                1000,
                Intake.plain(names),
                completion);
    }

    static Reading sample(double seconds, float... values) {
        return Reading.sample("pump", Math.round(seconds * 1e6), values, ORIGIN);
    }

    static Reading block(double seconds, double periodMicros, float... values) {
        return new Reading("pump", Math.round(seconds * 1e6), periodMicros, ALL, values, ORIGIN);
    }
}
