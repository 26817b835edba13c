package dev.heed.ingest;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** Where the records of one partition go. It keeps the reader's position, and is idle or active as that was found. */
final class PartitionOutput implements SourceOutput<Ingested> {
    private final SourceOutput<Ingested> target;
    private final PartitionEnds.Watched partition;
    private final Runnable onWaking;
    private boolean idle;

    /**
     * Wraps an output.
     *
     * @param onWaking is run when a record comes from the partition while it is idle
     */
    PartitionOutput(SourceOutput<Ingested> target, PartitionEnds.Watched partition, Runnable onWaking) {
        this.target = target;
        this.partition = partition;
        this.onWaking = onWaking;
    }

    /** Says what the broker's last answer comes to. */
    void settle() {
        if (partition.isIdle() != idle) {
            if (idle) {
                markActive();
            } else {
                markIdle();
            }
        }
    }

    @Override
    public void collect(Ingested ingested) {
        read(ingested);
        target.collect(ingested);
    }

    @Override
    public void collect(Ingested ingested, long timestamp) {
        read(ingested);
        target.collect(ingested, timestamp);
    }

    private void read(Ingested ingested) {
        partition.read(ingested.origin().offset());
        if (idle) {
            onWaking.run();
        }
    }

    /** Counts it as active until the broker says again that its end was read. */
    void doubt() {
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
