package dev.heed.job;

import dev.heed.detect.DetectOptions;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputFormat;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.models.ModelsOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import dev.heed.wire.SingleObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.ReadableConfig;

/** What each of a job's topics holds. */
public final class JobTopics {
    /** What shadows give, where it is written at all, goes to topics of these kinds. */
    private static final Set<Contract> SHADOWED = Set.of(Contract.SALIENCY, Contract.FORECAST, Contract.SALIENCY_ALERT);

    private JobTopics() {}

    /**
     * The topics of Heed's own records, as far as they are named: of a pattern nobody knows which there will be, and what a
     * mapping reads is somebody else's. Outputs of JSON have no schema.
     */
    public static List<ContractTopic> own(ReadableConfig options) {
        List<ContractTopic> topics = new ArrayList<>();
        if (options.getOptional(IngestOptions.TOPIC_PATTERN).isEmpty()) {
            Mappings mappings = KafkaReadings.mappings(options);
            options.get(IngestOptions.TOPICS).stream()
                    .filter(topic -> mappings.of(topic).isEmpty())
                    .forEach(topic -> topics.add(new ContractTopic(Contract.SENSOR_READING, topic)));
        }
        if (options.get(EmitOptions.FORMAT) == OutputFormat.AVRO) {
            topics.addAll(OutputTopics.of(options).contracts());
            topics.addAll(shadows(options));
        }
        topics.addAll(models(options));
        options.getOptional(DetectOptions.FEEDBACK_TOPIC)
                .ifPresent(topic -> topics.add(new ContractTopic(Contract.ALERT_FEEDBACK, topic)));
        return topics;
    }

    /** Topics of updates of models and of what comes of them; none where the models stay as they are. */
    public static List<ContractTopic> models(ReadableConfig options) {
        return options.getOptional(ModelsOptions.UPDATES_TOPIC)
                .map(updates -> List.of(
                        new ContractTopic(Contract.MODEL_UPDATE, updates),
                        new ContractTopic(Contract.MODEL_STATUS, options.get(ModelsOptions.STATUS_TOPIC)),
                        new ContractTopic(Contract.MODEL_COMPARISON, options.get(ModelsOptions.COMPARISONS_TOPIC))))
                .orElseGet(List::of);
    }

    /** Topics of what shadows give; none where it is not written. */
    static List<ContractTopic> shadows(ReadableConfig options) {
        if (options.getOptional(ModelsOptions.UPDATES_TOPIC).isEmpty() || !options.get(ModelsOptions.SHADOW_OUTPUTS)) {
            return List.of();
        }
        return OutputTopics.of(options).contracts().stream()
                .filter(topic -> SHADOWED.contains(topic.contract()))
                .map(topic -> new ContractTopic(topic.contract(), topic.topic() + ".shadow"))
                .toList();
    }

    /**
     * The encoding of a job's records: the registry's where one is given, whose numbers are looked up now.
     *
     * @throws dev.heed.model.refusal.Refusal when it gives no answer, or does not know them
     */
    static Encoding encoding(ReadableConfig options) {
        return RegistrySettings.of(options)
                .<Encoding>map(registry -> Confluent.lookUp(registry, own(options)))
                .orElseGet(SingleObject::new);
    }
}
