package dev.heed.cli.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backtest, as it is written as JSON.
 *
 * @param model name, version and digest
 * @param detection of each entity
 * @param forecast of each entity
 * @param saliency how true it was, over all entities; null where no anomalous hop was checked
 */
record Evaluation(
        String model,
        Map<String, DetectionFacts> detection,
        Map<String, ForecastFacts> forecast,
        @Nullable SaliencyFacts saliency) {}
