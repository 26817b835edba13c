package dev.heed.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.models.Messages;
import java.util.List;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ChannelsSentTest {
    private static StreamRecord<Reading> of(String... channels) {
        return new StreamRecord<>(Reading.named(
                "pump-1", 1, 0, List.of(channels), new float[channels.length], null, new Origin("readings", 0, 0)));
    }

    @Test
    void tellsEachChannelOnceAndLetsTimePass() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<>(new StreamFlatMap<>(new ChannelsSent()))) {
            harness.open();
            harness.processElement(of("flow", "pressure"));
            harness.processElement(of("flow", "pressure"));
            harness.processElement(of("pressure", "torque"));
            harness.processElement(of());
            harness.processWatermark(new Watermark(5));
            assertThat(harness.extractOutputValues())
                    .extracting(message -> Messages.read(message, String.class))
                    .containsExactly("flow", "pressure", "torque", ChannelsSent.UNNAMED);
            assertThat(harness.getOutput()).last().isEqualTo(new Watermark(5));
        }
    }
}
