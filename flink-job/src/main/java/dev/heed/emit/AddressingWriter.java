package dev.heed.emit;

import dev.heed.model.refusal.Cause;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.util.IOUtils;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's writer, which also keeps where the last record of each transaction lies.
 *
 * @param <W> Flink's writer
 */
final class AddressingWriter<
                W extends
                        StatefulSinkWriter<Outgoing, KafkaWriterState>
                                & CommittingSinkWriter<Outgoing, KafkaCommittable>>
        implements StatefulSinkWriter<Outgoing, KafkaWriterState>, CommittingSinkWriter<Outgoing, KafkaCommittable> {
    private static final Logger LOG = LoggerFactory.getLogger(AddressingWriter.class);

    private final W writer;
    private final LastRecord last;
    private final @Nullable PrefixLease lease;

    /**
     * Wraps a writer.
     *
     * @param lease that ends with it
     */
    AddressingWriter(W writer, LastRecord last, @Nullable PrefixLease lease) {
        this.writer = writer;
        this.last = last;
        this.lease = lease;
    }

    /** The transaction that ends here: all of its records were written when Flink flushed the writer before. */
    @Override
    public Collection<KafkaCommittable> prepareCommit() throws IOException, InterruptedException {
        Collection<KafkaCommittable> transactions = writer.prepareCommit();
        return last.metadata()
                .map(record -> transactions.stream()
                        .<KafkaCommittable>map(transaction -> new AddressedTransaction(
                                transaction, new TopicPartition(record.topic(), record.partition()), record.offset()))
                        .toList())
                .orElse(List.copyOf(transactions));
    }

    @Override
    public void write(Outgoing outgoing, Context context) throws IOException, InterruptedException {
        writer.write(outgoing, context);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        writer.flush(endOfInput);
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
        writer.writeWatermark(watermark);
    }

    @Override
    public List<KafkaWriterState> snapshotState(long checkpointId) throws IOException {
        return writer.snapshotState(checkpointId);
    }

    /**
     * Never fails. Whether Kafka took the records was seen when they were flushed, before their checkpoint; what was not is read
     * again. An exception from here, while a failed task is cleaned up, would end its TaskManager and all jobs on it.
     */
    @Override
    public void close() {
        try {
            IOUtils.closeAll(writer, lease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn(
                    "records since the last checkpoint were not taken by Kafka, and are written again from there: {}",
                    Cause.inWords(e));
        }
    }
}
