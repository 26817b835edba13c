package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelNews;
import dev.heed.models.ModelTag;
import dev.heed.models.UpdateId;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** Readings that wait for their watermark when an update takes their model away. */
class RetiredNameTest {
    private static StreamRecord<Reading> reading(long seconds) {
        return new StreamRecord<>(
                Reading.named(
                        "machine-1",
                        seconds * 1_000_000,
                        0,
                        List.of("flow", "pressure"),
                        new float[] {seconds, 2},
                        null,
                        WindowShapes.ORIGIN),
                seconds * 1000);
    }

    @Test
    void areDeadLettersAndThoseBeforeItAreSent() throws Exception {
        try (var harness = CanaryTest.harness()) {
            harness.open();
            for (long seconds = 8; seconds < 14; seconds++) {
                harness.processElement1(reading(seconds));
            }
            ModelChange retire = new ModelChange(
                    ModelChange.Mode.RETIRE, new ModelTag("pumps", "", "", ""), 1, List.of(), 10_000_000, 10_000_000);
            harness.processElement2(
                    new StreamRecord<>(Messages.write(new ModelNews(new UpdateId(0, 0, -1), retire, null))));
            Watermark end = new Watermark(20_000);
            harness.processWatermark1(end);
            harness.processWatermark2(end);
            assertThat(harness.extractOutputValues())
                    .extracting(Window::timeMicros)
                    .containsExactly(8_000_000L);
            assertThat(harness.getSideOutput(WindowFunction.NOT_TAKEN))
                    .extracting(StreamRecord::getValue)
                    .allSatisfy(not -> assertThat(not.reason()).isEqualTo(Reason.NO_MODEL))
                    .extracting(not -> not.part().values()[0])
                    .containsExactly(10f, 11f, 12f, 13f);
        }
    }
}
