package dev.heed.model.training;

import dev.heed.model.serving.ModelCard;
import java.nio.file.Path;
import java.time.Duration;

/** The model directory that training made, its digest and card, and the wall time it took. */
public record TrainingReport(Path directory, String digest, ModelCard card, Duration took) {}
