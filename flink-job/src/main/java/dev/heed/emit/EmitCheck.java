package dev.heed.emit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Holds what the job would write against what the broker takes, before it starts. Every problem is one line. */
public final class EmitCheck {
    private EmitCheck() {}

    /** What keeps exactly-once output from being committed; nothing with another guarantee. */
    public static List<String> transactions(ReadableConfig options, Duration brokerMaximum) {
        List<String> problems = new ArrayList<>();
        if (options.get(EmitOptions.DELIVERY) != DeliveryGuarantee.EXACTLY_ONCE) {
            return problems;
        }
        Duration timeout = options.get(EmitOptions.TRANSACTION_TIMEOUT);
        if (timeout.compareTo(brokerMaximum) > 0) {
            problems.add("heed.emit.transaction-timeout: expected at most the broker's "
                    + BrokerLimits.MAX_TRANSACTION_TIMEOUT + ", " + text(brokerMaximum) + ", found " + text(timeout)
                    + "; lower the one or raise the other");
        }
        Duration interval =
                options.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).orElse(Duration.ZERO);
        if (interval.isZero()) {
            problems.add("execution.checkpointing.interval: expected one, since exactly-once output is"
                    + " committed by checkpoints, found none; set it or heed.emit.delivery");
        }
        Duration longest = interval.plus(options.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT));
        if (timeout.compareTo(longest) <= 0) {
            problems.add("heed.emit.transaction-timeout: expected more than execution.checkpointing.interval"
                    + " + execution.checkpointing.timeout, " + text(longest) + ", found " + text(timeout)
                    + "; a slow checkpoint would lose its transaction");
        }
        return problems;
    }

    private static String text(Duration duration) {
        return duration.toMillis() + " ms";
    }

    /** Topics that do not take the largest record that a model's outputs may come to. */
    public static List<String> sizes(Map<String, Integer> largest, BrokerLimits limits) {
        return largest.entrySet().stream()
                .filter(output -> output.getValue() > limits.recordBytes(output.getKey()))
                .map(output -> "topic " + output.getKey() + ": expected records of up to " + output.getValue()
                        + " bytes to be taken, found a limit of "
                        + limits.recordBytes(output.getKey())
                        + "; raise the topic's max.message.bytes and max.request.size in --command-config, or lower"
                        + " heed.window.hop")
                .sorted()
                .toList();
    }
}
