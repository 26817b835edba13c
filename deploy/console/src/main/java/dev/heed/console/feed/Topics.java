package dev.heed.console.feed;

import dev.heed.emit.OutputTopics;
import java.util.List;
import java.util.stream.Stream;

/**
 * The topics of a job.
 *
 * @param outputs what the job writes
 * @param feedback what people say of alerts
 */
public record Topics(OutputTopics outputs, String feedback) {
    /** All of them. */
    public List<String> all() {
        return Stream.concat(outputs.all().stream(), Stream.of(feedback)).toList();
    }

    /** Those with what happened step by step. */
    List<String> ofSteps() {
        return List.of(outputs.saliency(), outputs.weightedFeatures(), outputs.forecasts());
    }

    /** Whether a topic is read from its beginning, since what it says of long ago still counts: it is small. */
    boolean isReadWhole(String topic) {
        return topic.equals(outputs.alerts()) || topic.equals(feedback);
    }
}
