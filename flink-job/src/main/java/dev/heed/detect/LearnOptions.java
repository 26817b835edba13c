package dev.heed.detect;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about learning in the stream. */
public final class LearnOptions {
    /** Refit of the linear forecast. */
    public static final ConfigOption<Boolean> BACKBONE = ConfigOptions.key("heed.learn.backbone")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether each entity refits the linear forecast from its own observed values, every four"
                    + " days. Costs memory and time: see the forecasting section of the model's README.");

    private LearnOptions() {}
}
