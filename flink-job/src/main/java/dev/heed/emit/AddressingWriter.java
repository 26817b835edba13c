package dev.heed.emit;

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

    @Override
    public void close() throws Exception {
        IOUtils.closeAll(writer, lease);
    }
}
