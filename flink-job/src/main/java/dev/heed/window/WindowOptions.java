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

    public static final ConfigOption<Integer> MAX_ENTITIES = ConfigOptions.key("heed.window.max-entities")
            .intType()
            .defaultValue(200_000)
            .withDescription(
                    "Entities that a subtask keeps at most, at some 4 kB each (20 kB with a forecast of 48 steps); readings of further ones go to"
                            + " dead-letters, known ones go on. An entity is known until it was silent for"
                            + " heed.window.retention.");

    private WindowOptions() {}
}
