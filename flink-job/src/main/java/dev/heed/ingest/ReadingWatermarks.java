package dev.heed.ingest;

import dev.heed.model.series.Period;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.ReadableConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event time of a partition: the newest reading's first sample, at most so far ahead of most entities ({@link EntityClocks}),
 * less the allowed lateness. A block counts with its first sample, so that other entities' blocks of the same stretch, coming
 * after it, are in time. Neither a rejected record nor what a person says moves anything.
 *
 * <p>Nothing is emitted without a new reading: a watermark, even an old one, would make an idle partition active.
 */
public final class ReadingWatermarks implements WatermarkGenerator<Ingested> {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingWatermarks.class);

    /** A clock that is so far ahead of most is told. */
    private static final Duration TOLD = Duration.ofMinutes(1);

    /** So many at a time: a thousand lines an hour help nobody. */
    private static final int MOST_TOLD = 10;

    private final long maxLatenessMillis;
    private final long toldMillis;
    private final EntityClocks clocks;
    private final FastClocks fast;
    private String partition = "";
    private boolean moved;

    private ReadingWatermarks(Duration maxLateness, Duration maxSkew, boolean tells, FastClocks fast) {
        this.maxLatenessMillis = maxLateness.toMillis();
        this.toldMillis = tells ? Math.max(maxSkew.toMillis(), TOLD.toMillis()) : Long.MAX_VALUE;
        this.clocks = new EntityClocks(maxSkew);
        this.fast = fast;
    }

    /**
     * Watermarks for readings that are at most so much older than the newest one.
     *
     * @param maxSkew how far a clock may take event time beyond those of most entities
     */
    public static WatermarkStrategy<Ingested> of(Duration maxLateness, Duration maxSkew) {
        return of(maxLateness, maxSkew, true);
    }

    private static WatermarkStrategy<Ingested> of(Duration maxLateness, Duration maxSkew, boolean tells) {
        return WatermarkStrategy.<Ingested>forGenerator(new Generators(maxLateness, maxSkew, tells))
                .withTimestampAssigner((ingested, kafkaTime) -> ingested.eventMillis());
    }

    /** Watermarks as the options say. */
    public static WatermarkStrategy<Ingested> of(ReadableConfig options, Period step) {
        return of(options.get(IngestOptions.MAX_LATENESS), skew(options, step), true);
    }

    /** The same for files, in which an entity that is ahead of the others has no clock that one could set. */
    public static WatermarkStrategy<Ingested> ofFiles(ReadableConfig options, Period step) {
        return of(options.get(IngestOptions.MAX_LATENESS), skew(options, step), false);
    }

    private static Duration skew(ReadableConfig options, Period step) {
        return options.getOptional(IngestOptions.MAX_SKEW).orElse(Duration.ofMillis(Math.max(1000, (long)
                Math.ceil(step.micros() / 1e3))));
    }

    @Override
    public void onEvent(Ingested ingested, long millis, WatermarkOutput output) {
        if (millis != EntityClocks.NO_TIME && ingested.reading() != null) {
            clocks.read(ingested.reading().entity(), millis, System.nanoTime());
            if (!moved) {
                moved = true;
                partition = ingested.origin().topic() + "-" + ingested.origin().partition();
            }
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (!moved) {
            return;
        }
        moved = false;
        long now = System.nanoTime();
        output.emitWatermark(new Watermark(clocks.timeMillis(now) - maxLatenessMillis - 1));
        fast.count(this, clocks.ahead(toldMillis));
        tell(clocks.toTell(toldMillis, now));
    }

    private void tell(List<EntityClocks.Ahead> ahead) {
        ahead.stream()
                .limit(MOST_TOLD)
                .forEach(clock -> LOG.warn(
                        "{}: expected the clock of '{}' beside those of most entities, found it {} s ahead; its readings are"
                                + " taken on its own time, and do not move the others'; set its clock",
                        partition,
                        clock.entity(),
                        clock.millis() / 1000));
        if (ahead.size() > MOST_TOLD) {
            LOG.warn("{}: {} more clocks are ahead", partition, ahead.size() - MOST_TOLD);
        }
    }

    /** Makes the generators of a subtask's partitions, which share a metric. */
    private static final class Generators implements WatermarkGeneratorSupplier<Ingested> {
        private static final long serialVersionUID = 1L;

        private final Duration maxLateness;
        private final Duration maxSkew;
        private final boolean tells;
        private transient @Nullable FastClocks fast;

        private Generators(Duration maxLateness, Duration maxSkew, boolean tells) {
            this.maxLateness = maxLateness;
            this.maxSkew = maxSkew;
            this.tells = tells;
        }

        @Override
        public WatermarkGenerator<Ingested> createWatermarkGenerator(Context context) {
            if (fast == null) {
                fast = new FastClocks(context.getMetricGroup());
            }
            return new ReadingWatermarks(maxLateness, maxSkew, tells, fast);
        }
    }
}
