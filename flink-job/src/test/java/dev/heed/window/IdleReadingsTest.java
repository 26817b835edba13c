package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;

/** Readings after a silence, which a job of changing models hears of by two ways: one may be faster. */
class IdleReadingsTest {
    private static StreamRecord<Reading> reading(long seconds) {
        return new StreamRecord<>(
                Reading.named(
                        "machine",
                        seconds * 1_000_000,
                        0,
                        List.of("flow", "pressure"),
                        new float[] {1, 2},
                        null,
                        WindowShapes.ORIGIN),
                seconds * 1000);
    }

    @Test
    void timeDoesNotOvertakeReadingsThatComeAfterASilence() throws Exception {
        try (var harness = CanaryTest.harness()) {
            harness.open();
            harness.processElement1(reading(8));
            harness.processBothWatermarks(new Watermark(8_000));
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            harness.processWatermarkStatus2(WatermarkStatus.IDLE);
            assertThat(harness.getOutput()).last().isEqualTo(WatermarkStatus.IDLE);

            harness.processWatermarkStatus2(WatermarkStatus.ACTIVE);
            harness.processWatermark2(new Watermark(20_000));
            harness.processWatermarkStatus1(WatermarkStatus.ACTIVE);
            for (long seconds = 9; seconds < 20; seconds++) {
                harness.processElement1(reading(seconds));
            }
            harness.processWatermark1(new Watermark(20_000));
            assertThat(harness.getSideOutput(WindowFunction.NOT_TAKEN)).isNull();
            assertThat(harness.extractOutputValues())
                    .extracting(Window::observed)
                    .allSatisfy(observed -> assertThat(observed).endsWith((byte) 1, (byte) 1));
        }
    }
}
