package dev.heed.window;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about windows. */
public final class WindowOptions {
    public static final ConfigOption<Integer> HOP = ConfigOptions.key("heed.window.hop")
            .intType()
            .noDefaultValue()
            .withDescription(
                    "Steps that are attended together; outputs come once a hop. The model's own unless given.");

    public static final ConfigOption<Duration> RETENTION = ConfigOptions.key("heed.window.retention")
            .durationType()
            .defaultValue(Duration.ofDays(7))
            .withDescription("How long, in event time, a silent entity's statistics are kept.");

    private WindowOptions() {}
}
