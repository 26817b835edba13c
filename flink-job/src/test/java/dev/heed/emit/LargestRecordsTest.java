package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.serving.BatchLayout;
import dev.heed.wire.Json;
import dev.heed.wire.SingleObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class LargestRecordsTest {
    private static final OutputTopics TOPICS =
            new OutputTopics("features", "saliency", "forecasts", "alerts", "letters");
    /** That of {@link Detections#whole}: h = 2, C = 2, D = 3, O = 2 (rounded up), E = 1, H = 1, Q = 2. */
    private static final BatchLayout LAYOUT = new BatchLayout(2, 2, 3, 2, 1, 1, 2);

    private static Map<String, Integer> largest(int nameBytes) {
        DetectionEncoder encoder = new DetectionEncoder(new SingleObject(), TOPICS, Detections.CARD);
        return LargestRecords.of(encoder, LAYOUT, Detections.MODEL, nameBytes);
    }

    @Test
    void areAtLeastAsLargeAsRealOnes() {
        DetectionEncoder encoder = new DetectionEncoder(new SingleObject(), TOPICS, Detections.CARD);
        encoder.open();
        List<Outgoing> real = new ArrayList<>();
        encoder.flatMap(Detections.whole(), new ListCollector<>(real));
        Map<String, Integer> largest = largest("pump-1".length());
        assertThat(largest).containsOnlyKeys("features", "saliency", "forecasts", "alerts");
        assertThat(real)
                .allSatisfy(record ->
                        assertThat(RecordSize.of(record)).isLessThanOrEqualTo(largest.getOrDefault(record.topic(), 0)));
    }

    /** As text a float takes up to 15 bytes, and a small one 3. */
    @Test
    void areAtLeastAsLargeAsRealOnesOfJson() {
        DetectionEncoder encoder = new DetectionEncoder(new Json(), TOPICS, Detections.CARD);
        encoder.open();
        List<Outgoing> real = new ArrayList<>();
        encoder.flatMap(Detections.awkward(), new ListCollector<>(real));
        Map<String, Integer> largest = LargestRecords.of(encoder, LAYOUT, Detections.MODEL, "pump-1".length());
        assertThat(real)
                .hasSize(4)
                .allSatisfy(record ->
                        assertThat(RecordSize.of(record)).isLessThanOrEqualTo(largest.getOrDefault(record.topic(), 0)));
    }

    @Test
    void holdTheNameInTheKeyAndInTheValue() {
        Map<String, Integer> small = largest(100);
        largest(1_100)
                .forEach((topic, bytes) ->
                        assertThat(bytes).as(topic).isGreaterThanOrEqualTo(small.getOrDefault(topic, 0) + 2_000));
    }
}
