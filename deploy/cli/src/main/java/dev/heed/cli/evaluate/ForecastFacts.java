package dev.heed.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well one entity was forecast, in standard deviations of each channel.
 *
 * @param windows forecasts that were counted
 * @param cells observed values, of a channel at a step ahead, that they were compared with
 * @param observed share of their cells that were observed
 * @param model the median
 * @param backbone the median without what attention adds; null where the model does not tell that
 * @param lastValue as if nothing changed; null where no value was seen before any issue
 * @param seasonal the value at the same time of the last day; null where there is none
 * @param pinball [horizon]: mean over levels of the quantile loss
 * @param nominal what the widest interval should cover
 * @param coverage [horizon]: what it covered
 */
record ForecastFacts(
        int windows,
        long cells,
        double observed,
        Errors model,
        @Nullable Errors backbone,
        @Nullable Errors lastValue,
        @Nullable Errors seasonal,
        List<Double> pinball,
        double nominal,
        List<Double> coverage) {
    ForecastFacts beside(Errors ofBackbone) {
        return new ForecastFacts(
                windows, cells, observed, model, ofBackbone, lastValue, seasonal, pinball, nominal, coverage);
    }

    /**
     * Errors by step ahead.
     *
     * @param mseByStep [horizon] mean squared
     * @param maeByStep [horizon] mean absolute
     */
    record Errors(List<Double> mseByStep, List<Double> maeByStep) {
        /** Mean squared error over all steps. */
        @JsonProperty
        double mse() {
            return mean(mseByStep);
        }

        /** Mean absolute error over all steps. */
        @JsonProperty
        double mae() {
            return mean(maeByStep);
        }
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
