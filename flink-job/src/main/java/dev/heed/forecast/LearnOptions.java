package dev.heed.forecast;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about learning in the stream. */
public final class LearnOptions {
    public static final ConfigOption<Boolean> BACKBONE = ConfigOptions.key("heed.learn.backbone")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether each entity refits the linear forecast from its own observed values, every four"
                    + " days. Costs memory and time: see the forecasting section of the model's README.");

    public static final ConfigOption<Boolean> CORRECTION = ConfigOptions.key("heed.learn.correction")
            .booleanType()
            .defaultValue(true)
            .withDescription("Whether forecasts hold what attention adds to the linear forecast, by the share that each"
                    + " entity's observed values ask for; without, the linear forecast is given out alone.");

    private LearnOptions() {}
}
