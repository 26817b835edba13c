package dev.heed.model.training;

import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.scoring.CalibrationRun;
import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.GraphSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Runs the graph that will serve over the training series: what the detector is calibrated on is what it will see. */
final class Calibration {
    private static final int HOP = 64;
    private static final int BATCH = 32;

    private Calibration() {}

    /**
     * What the graph expects of every step of the series that has a whole receptive field behind it.
     *
     * @param savedModel directory of the graph
     */
    static List<CalibrationRun> run(
            Path savedModel,
            NetworkConfiguration network,
            int channels,
            List<NormalisedSeries> series,
            Progress progress) {
        BatchLayout layout = new BatchLayout(
                HOP,
                channels,
                network.attention().width(),
                network.attention().offsets(),
                network.expectation().horizons().size(),
                network.forecast().horizon(),
                network.forecast().levels().size());
        int warmUp = network.receptiveField() - 1;
        List<CalibrationRun> runs = new ArrayList<>();
        try (GraphSession session = GraphSession.load(savedModel, layout, warmUp + HOP, OptionalInt.empty(), 1)) {
            for (NormalisedSeries one : series) {
                if (one.steps() > warmUp) {
                    runs.add(run(session, layout, one, warmUp));
                }
                progress.at("calibration", runs.size(), series.size());
            }
        }
        return runs;
    }

    private static CalibrationRun run(GraphSession session, BatchLayout layout, NormalisedSeries series, int warmUp) {
        int steps = series.steps() - warmUp;
        int stride = layout.horizons() * layout.channels();
        int windows = (steps + HOP - 1) / HOP;
        float[] expectation = new float[steps * stride];
        for (int done = 0; done < windows; done += BATCH) {
            int count = Math.min(BATCH, windows - done);
            SeriesWindows batch = new SeriesWindows(series, HOP, done, warmUp + HOP);
            AttendedBatch attended = session.run(count, batch, BATCH);
            int at = done * HOP * stride;
            int length = Math.min(attended.expectation().length, expectation.length - at);
            System.arraycopy(attended.expectation(), 0, expectation, at, length);
        }
        int from = warmUp * layout.channels();
        return new CalibrationRun(
                series.firstStep() + warmUp,
                Arrays.copyOfRange(series.values(), from, series.values().length),
                Arrays.copyOfRange(series.observed(), from, series.observed().length),
                expectation);
    }
}
