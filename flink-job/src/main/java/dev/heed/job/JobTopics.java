package dev.heed.job;

import dev.heed.detect.DetectOptions;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputFormat;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import dev.heed.wire.SingleObject;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/** What each of a job's topics holds. */
public final class JobTopics {
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
        }
        options.getOptional(DetectOptions.FEEDBACK_TOPIC)
                .ifPresent(topic -> topics.add(new ContractTopic(Contract.ALERT_FEEDBACK, topic)));
        return topics;
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
