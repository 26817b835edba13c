package dev.heed.ingest;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of a partition: the newest reading's first sample, less the allowed lateness. A block counts with its first
 * sample, so that other entities' blocks of the same stretch, coming after it, are in time. A rejected record moves
 * nothing.
 */
public final class ReadingWatermarks implements WatermarkStrategy<Ingested> {
    private static final long serialVersionUID = 1L;

    private final long latenessMillis;

    private ReadingWatermarks(Duration maxLateness) {
        this.latenessMillis = maxLateness.toMillis();
    }

    /** Watermarks for readings that are at most so much older than the newest one. */
    public static WatermarkStrategy<Ingested> of(Duration maxLateness, Duration idleTimeout) {
        return new ReadingWatermarks(maxLateness).withIdleness(idleTimeout);
    }

    @Override
    public TimestampAssigner<Ingested> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (ingested, kafkaTime) -> ingested.reading() == null
                ? Long.MIN_VALUE
                : Math.floorDiv(ingested.reading().timeMicros(), 1000L);
    }

    @Override
    public WatermarkGenerator<Ingested> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new Generator(latenessMillis);
    }

    private static final class Generator implements WatermarkGenerator<Ingested> {
        private final long latenessMillis;
        private long newest = Long.MIN_VALUE;

        Generator(long latenessMillis) {
            this.latenessMillis = latenessMillis;
        }

        @Override
        public void onEvent(Ingested event, long timestamp, WatermarkOutput output) {
            newest = Math.max(newest, timestamp);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (newest != Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(newest - latenessMillis - 1));
            }
        }
    }
}
