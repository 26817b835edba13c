package dev.heed.job;

import dev.heed.detect.DetectOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How a topic is made.
 *
 * @param name it is called
 * @param settings of Kafka's; whatever is not among them is as the broker has it
 */
public record TopicPlan(String name, Map<String, String> settings) {
    /** Records of an entity share its key: compacted, all but its last would be gone. */
    private static final Map<String, String> KEPT =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);

    private static final Map<String, String> KEPT_FOR_EVER = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1");

    /** An update repeats what came before it: the last one of a model's name tells all. */
    private static final Map<String, String> NEWEST_KEPT =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    /** The topics that a job reads and writes, and that of verdicts, which it is asked to read once it is there. */
    public static List<TopicPlan> of(Configuration options) {
        Map<String, Map<String, String>> plans = new LinkedHashMap<>();
        BrokerCheck.inputs(options).forEach(name -> plans.put(name, KEPT));
        OutputTopics.of(options).all().forEach(name -> plans.put(name, KEPT));
        plans.put(verdicts(options), KEPT_FOR_EVER);
        JobTopics.models(options).forEach(topic -> plans.put(topic.topic(), settings(topic.contract())));
        JobTopics.shadows(options).forEach(topic -> plans.put(topic.topic(), KEPT));
        return plans.entrySet().stream()
                .map(plan -> new TopicPlan(plan.getKey(), plan.getValue()))
                .toList();
    }

    /** Settings of a topic about models. */
    private static Map<String, String> settings(Contract contract) {
        return switch (contract) {
            case MODEL_UPDATE -> NEWEST_KEPT;
            case MODEL_STATUS -> KEPT_FOR_EVER;
            default -> KEPT;
        };
    }

    /** Those of them that hold Heed's own records. */
    public static List<ContractTopic> contracts(Configuration options) {
        List<ContractTopic> topics = new ArrayList<>(JobTopics.own(options));
        if (options.getOptional(DetectOptions.FEEDBACK_TOPIC).isEmpty()) {
            topics.add(new ContractTopic(Contract.ALERT_FEEDBACK, verdicts(options)));
        }
        return topics;
    }

    private static String verdicts(Configuration options) {
        return options.getOptional(DetectOptions.FEEDBACK_TOPIC).orElse(Contract.ALERT_FEEDBACK.topic());
    }
}
