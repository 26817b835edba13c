package dev.heed.cli.evaluate;

import java.util.Map;

/**
 * A backtest, as it is written as JSON.
 *
 * @param model name, version and digest
 * @param detection of each entity
 * @param forecast of each entity of which a forecast could be measured
 * @param notMeasured why not, of each of the others
 */
record Evaluation(
        String model,
        Map<String, DetectionFacts> detection,
        Map<String, ForecastFacts> forecast,
        Map<String, String> notMeasured) {}
