package dev.heed.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.Period;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
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
        return watermark(STRATEGY, context(), events);
    }

    private static long watermark(
            WatermarkStrategy<Ingested> strategy, WatermarkStrategies context, Ingested... events) {
        WatermarkGenerator<Ingested> generator = strategy.createWatermarkGenerator(context);
        TimestampAssigner<Ingested> assigner = strategy.createTimestampAssigner(context);
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

    /** A context that keeps the gauges, on the system's clock. */
    private static final class WatermarkStrategies
            implements WatermarkGeneratorSupplier.Context, TimestampAssignerSupplier.Context {
        private final Map<String, Gauge<?>> gauges = new HashMap<>();

        private Object fastClocks() {
            return requireNonNull(gauges.get("fastClocks")).getValue();
        }

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup() {
                @Override
                public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                    gauges.put(name, gauge);
                    return gauge;
                }
            };
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

    @Test
    void isTakenFurtherByAStepOfTheModelUnlessTheOptionSaysOtherwise() {
        Configuration options = new Configuration();
        Ingested[] events = {of("a", 10, 0, 1), of("b", 11, 0, 1), of("fast", 1800, 0, 1)};
        WatermarkStrategy<Ingested> byStep = ReadingWatermarks.of(options, Period.parse("1m"));
        assertThat(watermark(byStep, context(), events)).isEqualTo(69_999);
        options.setString("heed.ingest.max-skew", "5 s");
        WatermarkStrategy<Ingested> given = ReadingWatermarks.of(options, Period.parse("1m"));
        assertThat(watermark(given, context(), events)).isEqualTo(14_999);
    }

    @Test
    void countsClocksThatAreAheadButNotThoseOfFiles() {
        Ingested[] events = {of("a", 10, 0, 1), of("b", 11, 0, 1), of("fast", 1800, 0, 1)};
        WatermarkStrategies stream = context();
        watermark(ReadingWatermarks.of(new Configuration(), Period.parse("1s")), stream, events);
        assertThat(stream.fastClocks()).isEqualTo(1);
        WatermarkStrategies files = context();
        watermark(ReadingWatermarks.ofFiles(new Configuration(), Period.parse("1s")), files, events);
        assertThat(files.fastClocks()).isEqualTo(0);
    }
}
