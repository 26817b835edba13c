package dev.heed.detect;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about alerts. */
public final class DetectOptions {
    public static final ConfigOption<String> FALSE_ALERTS = ConfigOptions.key("heed.detect.false-alerts")
            .stringType()
            .defaultValue("1 per 7 d")
            .withDescription(
                    "How many alerts an entity without a fault may raise, such as '1 per 30 d': the budget that"
                            + " decides when an alert opens, whatever the length of a step.");

    public static final ConfigOption<Double> MAX_RISE = ConfigOptions.key("heed.detect.max-rise")
            .doubleType()
            .defaultValue(2.)
            .withDescription("How many times as high as in training what is usual of an entity may become by itself.");

    public static final ConfigOption<Duration> ACCEPT_AFTER = ConfigOptions.key("heed.detect.accept-after")
            .durationType()
            .defaultValue(Duration.ofDays(7))
            .withDescription(
                    "An alert that has not become worse for so long closes: what it shows is usual from then on.");

    public static final ConfigOption<Duration> WARM_UP = ConfigOptions.key("heed.detect.warm-up")
            .durationType()
            .defaultValue(Duration.ofMinutes(30))
            .withDescription(
                    "How long an entity that the training has not seen is watched before it may raise an alert, unless 100 steps in a row would have raised none.");

    public static final ConfigOption<Integer> CLOSE_STEPS = ConfigOptions.key("heed.detect.close-steps")
            .intType()
            .defaultValue(10)
            .withDescription("Usual steps in a row that close an alert, at least.");

    public static final ConfigOption<Duration> CLOSE_AFTER = ConfigOptions.key("heed.detect.close-after")
            .durationType()
            .defaultValue(Duration.ofMillis(100))
            .withDescription("Event time of usual steps in a row that closes an alert, at least.");

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
