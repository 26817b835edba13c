package dev.heed.emit;

import dev.heed.broker.TransactionIds;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.internal.TransactionOwnership;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.lineage.LineageVertex;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;
import org.apache.flink.util.function.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * Flink's Kafka sink, which tells lost transactions from committed ones: its writer takes down where each transaction's last
 * record lies, its committer looks whether that can be read. While it is open, its transaction prefix is leased. Each writer
 * begins transactions under names of its own, and aborts at its start those of all writers before that it owns, except those
 * that wait for their commit.
 */
final class OutputSink
        implements Sink<Outgoing>,
                SupportsWriterState<Outgoing, KafkaWriterState>,
                SupportsCommitter<KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable>,
                LineageVertexProvider {
    private static final long serialVersionUID = 1L;

    private final SerializableFunction<String, KafkaSink<Outgoing>> sinks;
    private final KafkaSink<Outgoing> sink;
    private final Properties client;
    private final String group;
    private final String prefix;
    private final OnLostTransaction policy;

    /**
     * Wraps a sink.
     *
     * @param sinks a sink whose transactions' ids begin so
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @param group consumer group of the input
     * @param prefix of the transactions' ids
     */
    OutputSink(
            SerializableFunction<String, KafkaSink<Outgoing>> sinks,
            Properties client,
            String group,
            String prefix,
            OnLostTransaction policy) {
        this.sinks = sinks;
        this.sink = sinks.apply(TransactionIds.begin(prefix));
        this.client = client;
        this.group = group;
        this.prefix = prefix;
        this.policy = policy;
    }

    /** The topics that are written, for those who follow data from place to place. */
    @Override
    public LineageVertex getLineageVertex() {
        return sink.getLineageVertex();
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        return new LossCheckingCommitter(
                new AttemptCommitter(attempt -> sinks.apply(attempt).createCommitter(context)),
                new CommittedRecords(client, group),
                policy,
                EmitMetrics.LOST_TRANSACTIONS.counter(context.metricGroup()));
    }

    @Override
    public SinkWriter<Outgoing> createWriter(WriterInitContext context) throws IOException {
        TaskInfo task = context.getTaskInfo();
        return restoreWriter(
                context,
                List.of(new KafkaWriterState(
                        TransactionIds.begin(prefix),
                        task.getIndexOfThisSubtask(),
                        task.getNumberOfParallelSubtasks(),
                        TransactionOwnership.EXPLICIT_BY_WRITER_STATE,
                        List.of())));
    }

    @Override
    public StatefulSinkWriter<Outgoing, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> states) {
        LastRecord last = new LastRecord(context);
        return new AddressingWriter<>(
                sinks.apply(TransactionIds.ofAttempt(prefix))
                        .restoreWriter(
                                last,
                                states.stream().map(OutputSink::ofAllAttempts).toList()),
                last,
                lease(context));
    }

    /** What a writer left, and all before it. */
    private static KafkaWriterState ofAllAttempts(KafkaWriterState state) {
        return new KafkaWriterState(
                TransactionIds.ofAllAttempts(state.getTransactionalIdPrefix()),
                state.getOwnedSubtaskId(),
                state.getTotalNumberOfOwnedSubtasks(),
                state.getTransactionOwnership(),
                state.getPrecommittedTransactionalIds());
    }

    /** The first writer holds the lease for all. */
    private @Nullable PrefixLease lease(WriterInitContext context) {
        return context.getTaskInfo().getIndexOfThisSubtask() == 0 ? PrefixLease.take(client, prefix) : null;
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return new TransactionSerializer(sink.getCommittableSerializer());
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return sink.getWriterStateSerializer();
    }

    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committables) {
        sink.addPostCommitTopology(committables);
    }
}
