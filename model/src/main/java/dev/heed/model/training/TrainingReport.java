package dev.heed.model.training;

import dev.heed.model.serving.ModelCard;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What training made.
 *
 * @param directory the model directory
 * @param digest of the model
 * @param card of the model
 * @param took wall time
 */
public record TrainingReport(Path directory, String digest, ModelCard card, Duration took) {}
