package dev.heed.detect;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about alerts. */
public final class DetectOptions {
    public static final ConfigOption<Double> OPEN_FACTOR = ConfigOptions.key("heed.detect.open-factor")
            .doubleType()
            .defaultValue(1.5)
            .withDescription("A step is anomalous from this multiple of the adaptive threshold on.");

    public static final ConfigOption<Double> CLOSE_FACTOR = ConfigOptions.key("heed.detect.close-factor")
            .doubleType()
            .defaultValue(1.)
            .withDescription("An open alert goes on while the score is above this multiple of the threshold.");

    public static final ConfigOption<Integer> OPEN_STEPS = ConfigOptions.key("heed.detect.open-steps")
            .intType()
            .defaultValue(3)
            .withDescription("Anomalous steps that open an alert. Where the model has one channel, one step opens it"
                    + " unless this is given.");

    public static final ConfigOption<Integer> CLOSE_STEPS = ConfigOptions.key("heed.detect.close-steps")
            .intType()
            .defaultValue(10)
            .withDescription("Steps in a row below the closing threshold that close an alert.");

    public static final ConfigOption<Integer> UPDATE_STEPS = ConfigOptions.key("heed.detect.update-steps")
            .intType()
            .defaultValue(60)
            .withDescription("Steps between the updates of an open alert, at least.");

    public static final ConfigOption<Duration> UPDATE_INTERVAL = ConfigOptions.key("heed.detect.update-interval")
            .durationType()
            .defaultValue(Duration.ofMinutes(1))
            .withDescription("Event time between the updates of an open alert, at least.");

    public static final ConfigOption<Integer> FAITHFULNESS_EVERY = ConfigOptions.key("heed.detect.faithfulness-every")
            .intType()
            .defaultValue(20)
            .withDescription(
                    "In one of so many hops on average, if it is anomalous, the saliency is checked: the hop is scored again"
                            + " without its most salient cells, and with them alone. 0 turns it off.");

    public static final ConfigOption<Integer> MOMENTS = ConfigOptions.key("heed.detect.moments")
            .intType()
            .defaultValue(16)
            .withDescription(
                    "Past moments of each entity that are remembered, half of them openings of alerts; an alert"
                            + " names those that it looks like. 0 turns it off.");

    public static final ConfigOption<String> FEEDBACK_TOPIC = ConfigOptions.key("heed.detect.feedback-topic")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "Topic of what people say of alerts, such as alert-feedback; it must be there. Unless given,"
                            + " none is read. Hops are then sent at their watermark alone, never before, so that a replay"
                            + " gives the same alerts.");

    private DetectOptions() {}
}
