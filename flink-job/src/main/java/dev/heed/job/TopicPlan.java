package dev.heed.job;

import dev.heed.detect.DetectOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The topics that a job reads and writes, and that of verdicts, which it is asked to read once it is there. */
    public static List<TopicPlan> of(Configuration options) {
        String verdicts = verdicts(options);
        Set<String> names = new LinkedHashSet<>(BrokerCheck.inputs(options));
        names.addAll(OutputTopics.of(options).all());
        names.add(verdicts);
        return names.stream()
                .map(name -> new TopicPlan(name, name.equals(verdicts) ? KEPT_FOR_EVER : KEPT))
                .toList();
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
