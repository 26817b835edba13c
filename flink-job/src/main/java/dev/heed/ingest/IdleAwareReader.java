package dev.heed.ingest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Flink's reader of partitions, which also says which of them are idle, as {@link PartitionEnds} found it. Flink's own
 * idleness takes a partition that cannot be reached for an idle one: the others run ahead, and its readings are late.
 *
 * <p>The task's thread calls all methods.
 */
final class IdleAwareReader implements SourceReader<Ingested, KafkaPartitionSplit> {
    private final SourceReader<Ingested, KafkaPartitionSplit> reader;
    private final PartitionEnds ends;
    private final String feedbackTopic;
    private final Map<String, PartitionEnds.Watched> partitions = new HashMap<>();
    private volatile CompletableFuture<Void> changed = new CompletableFuture<>();
    private @Nullable Outputs outputs;
    private long completed = -1;

    /**
     * Wraps a reader.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @param idleTimeout how long a partition is silent before it can be idle
     * @param feedbackTopic whose partitions hold event time back until their ends were read once, and never again
     */
    IdleAwareReader(
            SourceReader<Ingested, KafkaPartitionSplit> reader,
            Properties client,
            Duration idleTimeout,
            String feedbackTopic) {
        this.reader = reader;
        this.feedbackTopic = feedbackTopic;
        this.ends = new PartitionEnds(client, idleTimeout, () -> changed.complete(null));
    }

    @Override
    public void start() {
        reader.start();
        ends.start();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        splits.forEach(split -> partitions.put(split.splitId(), watch(split)));
        reader.addSplits(splits);
    }

    private PartitionEnds.Watched watch(KafkaPartitionSplit split) {
        return isFeedback(split.splitId())
                ? ends.watch(split.getTopicPartition(), Duration.ZERO, split.getStartingOffset())
                : ends.watch(split.getTopicPartition(), split.getStartingOffset());
    }

    private boolean isFeedback(String split) {
        int partition = split.lastIndexOf('-');
        return !feedbackTopic.isEmpty() && split.substring(0, partition).equals(feedbackTopic);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Ingested> output) throws Exception {
        if (outputs == null) {
            outputs = new Outputs(output);
        }
        if (changed.isDone()) {
            changed = new CompletableFuture<>();
            outputs.settle();
        }
        return reader.pollNext(outputs);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> available = reader.isAvailable();
        return available.isDone()
                ? available
                : CompletableFuture.anyOf(available, changed).thenApply(done -> null);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> paused, Collection<String> resumed) {
        reader.pauseOrResumeSplits(paused, resumed);
    }

    /**
     * Commits the group's offsets of the checkpoint before: those of this one may be committed while its outputs are not
     * yet, and would be wrong to read on from if these were lost.
     */
    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        if (completed >= 0) {
            reader.notifyCheckpointComplete(completed);
        }
        completed = checkpointId;
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws Exception {
        IOUtils.closeAll(ends, reader);
    }

    /** Where the records of all partitions go. */
    private final class Outputs implements ReaderOutput<Ingested> {
        private final ReaderOutput<Ingested> target;
        private final Map<String, PartitionOutput> outputs = new HashMap<>();

        private Outputs(ReaderOutput<Ingested> target) {
            this.target = target;
        }

        /** When one partition wakes, the others may have, too: their records must not be late for it. */
        private void doubt() {
            outputs.values().forEach(PartitionOutput::doubt);
        }

        /** A reader without partitions, of which there are some where subtasks outnumber them, is idle as a whole. */
        private void settle() {
            if (partitions.isEmpty() && ends.isWithoutPartitions()) {
                target.markIdle();
            }
            partitions.keySet().forEach(split -> createOutputForSplit(split).settle());
        }

        @Override
        public PartitionOutput createOutputForSplit(String split) {
            return outputs.computeIfAbsent(
                    split,
                    id -> new PartitionOutput(
                            target.createOutputForSplit(id),
                            requireNonNull(partitions.get(id)),
                            this::doubt,
                            isFeedback(id)));
        }

        @Override
        public void releaseOutputForSplit(String split) {
            ends.forget(requireNonNull(partitions.remove(split)));
            outputs.remove(split);
            target.releaseOutputForSplit(split);
        }

        @Override
        public void collect(Ingested ingested) {
            target.collect(ingested);
        }

        @Override
        public void collect(Ingested ingested, long timestamp) {
            target.collect(ingested, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            target.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            target.markIdle();
        }

        @Override
        public void markActive() {
            target.markActive();
        }
    }
}
