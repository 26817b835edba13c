package dev.heed.ingest;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of a partition: the newest reading's first sample, less the allowed lateness. A block counts with its first
 * sample, so that other entities' blocks of the same stretch, coming after it, are in time. A rejected record moves
 * nothing.
 */
public final class ReadingWatermarks {
    private ReadingWatermarks() {}

    /** Watermarks for readings that are at most so much older than the newest one. */
    public static WatermarkStrategy<Ingested> of(Duration maxLateness, Duration idleTimeout) {
        return WatermarkStrategy.<Ingested>forBoundedOutOfOrderness(maxLateness)
                .withTimestampAssigner((ingested, kafkaTime) -> ingested.reading() == null
                        ? Long.MIN_VALUE
                        : Math.floorDiv(ingested.reading().timeMicros(), 1000L))
                .withIdleness(idleTimeout);
    }
}
