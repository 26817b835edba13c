package dev.heed.ingest;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of a partition: the newest reading's first sample, less the allowed lateness. A block counts with its first
 * sample, so that other entities' blocks of the same stretch, coming after it, are in time. Neither a
 * rejected record nor what a person says moves anything.
 *
 * <p>Nothing is emitted without a new reading: a watermark, even an old one, would make an idle partition active.
 */
public final class ReadingWatermarks implements WatermarkGenerator<Ingested> {
    private final long maxLatenessMillis;
    private long newestMillis = Long.MIN_VALUE;
    private boolean moved;

    private ReadingWatermarks(Duration maxLateness) {
        this.maxLatenessMillis = maxLateness.toMillis();
    }

    /** Watermarks for readings that are at most so much older than the newest one. */
    public static WatermarkStrategy<Ingested> of(Duration maxLateness) {
        return WatermarkStrategy.<Ingested>forGenerator(context -> new ReadingWatermarks(maxLateness))
                .withTimestampAssigner((ingested, kafkaTime) -> ingested.eventMillis());
    }

    @Override
    public void onEvent(Ingested ingested, long millis, WatermarkOutput output) {
        if (millis > newestMillis) {
            newestMillis = millis;
            moved = true;
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (moved) {
            moved = false;
            output.emitWatermark(new Watermark(newestMillis - maxLatenessMillis - 1));
        }
    }
}
