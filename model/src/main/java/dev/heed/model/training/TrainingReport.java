package dev.heed.model.training;

import dev.heed.model.serving.ModelCard;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What training made.
 *
 * @param directory of the model
 * @param digest of the model
 * @param card of the model
 * @param fewRows what was done where rows were few
 * @param meanError squared error, normalised, on the rows held out, of expecting the running mean
 * @param took wall time
 */
public record TrainingReport(
        Path directory, String digest, ModelCard card, FewRows fewRows, double meanError, Duration took) {}
