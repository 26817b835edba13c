package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;
import org.junit.jupiter.api.Test;

class ReadingWatermarksTest {
    private static final WatermarkStrategy<Ingested> STRATEGY =
            ReadingWatermarks.of(Duration.ofSeconds(2), Duration.ofSeconds(1));
    private static final Origin ORIGIN = new Origin("readings", 0, 0);

    private static Ingested at(double seconds, double period, float... values) {
        return of("pump", seconds, period, values);
    }

    private static Ingested of(String entity, double seconds, double period, float... values) {
        return Ingested.of(new Reading(entity, Math.round(seconds * 1e6), period, new int[0], values, ORIGIN));
    }

    private static long watermark(Ingested... events) {
        WatermarkGenerator<Ingested> generator = STRATEGY.createWatermarkGenerator(context());
        TimestampAssigner<Ingested> assigner = STRATEGY.createTimestampAssigner(context());
        Newest newest = new Newest();
        for (Ingested event : events) {
            generator.onEvent(event, assigner.extractTimestamp(event, 0), newest);
        }
        generator.onPeriodicEmit(newest);
        return newest.watermark;
    }

    private static WatermarkStrategies context() {
        return new WatermarkStrategies();
    }

    /** A context without metrics, on the system's clock. */
    private static final class WatermarkStrategies
            implements WatermarkGeneratorSupplier.Context, TimestampAssignerSupplier.Context {
        @Override
        public MetricGroup getMetricGroup() {
            return UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return SystemClock.getInstance();
        }
    }

    private static final class Newest implements WatermarkOutput {
        private long watermark = Long.MIN_VALUE;

        @Override
        public void emitWatermark(Watermark mark) {
            watermark = mark.getTimestamp();
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }

    @Test
    void staysBehindTheNewestReadingByTheAllowedLateness() {
        assertThat(watermark(at(10, 0, 1), at(7, 0, 1))).isEqualTo(7999);
    }

    @Test
    void countsABlockWithItsFirstSample() {
        assertThat(watermark(at(10, 1e6, 1, 2, 3, 4, 5))).isEqualTo(7999);
    }

    @Test
    void isNotMovedByARejectedRecord() {
        Rejected future = new Rejected(Reason.FUTURE, "far", null, null, List.of(), Long.MAX_VALUE - 1, ORIGIN);
        assertThat(watermark(Ingested.of(future))).isEqualTo(Long.MIN_VALUE);
        assertThat(watermark(at(10, 0, 1), Ingested.of(future))).isEqualTo(7999);
    }

    @Test
    void isTakenFurtherByOneClockOnlyByTheSkew() {
        assertThat(watermark(of("a", 10, 0, 1), of("b", 11, 0, 1), of("fast", 1800, 0, 1)))
                .isEqualTo(9999);
    }
}
