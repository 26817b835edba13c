package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import java.nio.file.Path;
import java.util.List;

/** Trains, calibrates and writes a model. */
public final class Trainer {
    /**
     * Trains on series of one set of channels and writes a model directory.
     *
     * @param output created where missing; a model that is there already is replaced
     * @throws IllegalArgumentException when there are too few rows for the network's receptive field and horizon
     */
    public TrainingReport train(TrainingPlan plan, List<NormalisedSeries> series, Path output, Progress progress) {
        throw new UnsupportedOperationException(plan + " " + series.size() + output + progress);
    }
}
