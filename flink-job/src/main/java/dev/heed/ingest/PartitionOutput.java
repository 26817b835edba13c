package dev.heed.ingest;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** Where the records of one partition go. It keeps the reader's position, and is idle or active as that was found. */
final class PartitionOutput implements SourceOutput<Ingested> {
    private final SourceOutput<Ingested> target;
    private final PartitionEnds.Watched partition;
    private final Runnable onWaking;
    private final boolean staysIdle;
    private boolean idle;

    /**
     * Wraps an output.
     *
     * @param onWaking is run when a record comes from the partition while it is idle
     * @param staysIdle whether it never holds event time back again, once its end was read for the first time
     */
    PartitionOutput(
            SourceOutput<Ingested> target, PartitionEnds.Watched partition, Runnable onWaking, boolean staysIdle) {
        this.target = target;
        this.partition = partition;
        this.onWaking = onWaking;
        this.staysIdle = staysIdle;
    }

    private boolean isDone() {
        return idle && staysIdle;
    }

    /** Says what the broker's last answer comes to. */
    void settle() {
        if (!isDone() && partition.isIdle() != idle) {
            if (idle) {
                markActive();
            } else {
                markIdle();
            }
        }
    }

    @Override
    public void collect(Ingested ingested) {
        if (isHeard(ingested)) {
            target.collect(ingested);
        }
    }

    @Override
    public void collect(Ingested ingested, long timestamp) {
        if (isHeard(ingested)) {
            target.collect(ingested, timestamp);
        }
    }

    /** Whether it goes on. What was left out moves the reader's position alone: a partition of nothing else is idle. */
    private boolean isHeard(Ingested ingested) {
        if (ingested.leftOut() != null) {
            partition.pass(ingested.leftOut().offset());
            return false;
        }
        partition.read(ingested.origin().offset());
        if (idle && !staysIdle) {
            onWaking.run();
        }
        return true;
    }

    /** Counts it as active until the broker says again that its end was read. */
    void doubt() {
        if (isDone()) {
            return;
        }
        partition.doubt();
        if (idle) {
            markActive();
        }
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        target.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        idle = true;
        target.markIdle();
    }

    @Override
    public void markActive() {
        idle = false;
        target.markActive();
    }
}
