package dev.heed.models;

import dev.heed.wire.Contract;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about several models in one job, and about updates of them. */
public final class ModelsOptions {
    public static final ConfigOption<List<String>> MODELS = ConfigOptions.key("heed.models")
            .stringType()
            .asList()
            .noDefaultValue()
            .withDescription(
                    "Model directories, or directories of model directories, separated by ';'; each as heed.model"
                            + " has it. A reading goes to the model that its entity is assigned to, else to the one whose channels it"
                            + " carries. Instead of heed.model.");

    public static final ConfigOption<List<String>> ASSIGNMENTS = ConfigOptions.key("heed.models.assignments")
            .stringType()
            .asList()
            .defaultValues()
            .withDescription(
                    "Which entities a model serves, as NAME=PATTERN separated by ';', with * and ? as in file names:"
                            + " pumps=pump-*;fans=fan-*;fans=vent-*. Entities of no pattern go by their channels.");

    public static final ConfigOption<String> UPDATES_TOPIC = ConfigOptions.key("heed.models.updates-topic")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "Topic of model updates, such as model-updates; it must be there. Unless given, the models stay"
                            + " as they are at the start. Hops are then sent at their watermark alone, never before, so that a replay"
                            + " switches models at the same hops.");

    public static final ConfigOption<String> STATUS_TOPIC = ConfigOptions.key("heed.models.status-topic")
            .stringType()
            .defaultValue(Contract.MODEL_STATUS.topic())
            .withDescription("Topic for what became of each update; written only where updates are read.");

    public static final ConfigOption<String> COMPARISONS_TOPIC = ConfigOptions.key("heed.models.comparisons-topic")
            .stringType()
            .defaultValue(Contract.MODEL_COMPARISON.topic())
            .withDescription("Topic for shadows beside the active models; written only where updates are read.");

    public static final ConfigOption<Duration> COMPARISON_INTERVAL = ConfigOptions.key(
                    "heed.models.comparison-interval")
            .durationType()
            .defaultValue(Duration.ofHours(1))
            .withDescription("Event time that one comparison of a shadow with the active model covers.");

    public static final ConfigOption<Boolean> SHADOW_OUTPUTS = ConfigOptions.key("heed.models.shadow-outputs")
            .booleanType()
            .defaultValue(false)
            .withDescription(
                    "Whether what shadows give is written, too: to the topics of saliency, forecasts and alerts, each"
                            + " with '.shadow' behind its name.");

    public static final ConfigOption<Duration> MAX_AHEAD = ConfigOptions.key("heed.models.max-ahead")
            .durationType()
            .defaultValue(Duration.ofDays(366))
            .withDescription("How far after it was issued an update may take effect; one further ahead is refused.");

    private ModelsOptions() {}
}
