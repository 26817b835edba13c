package dev.heed.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.lineage.LineageVertex;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;

/** Flink's Kafka source with an {@link IdleAwareReader}. Its state is that of Flink's source. */
public final class ReadingSource
        implements Source<Ingested, KafkaPartitionSplit, KafkaSourceEnumState>,
                ResultTypeQueryable<Ingested>,
                LineageVertexProvider {
    private static final long serialVersionUID = 1L;

    private final KafkaSource<Ingested> source;
    private final Properties client;
    private final Duration idleTimeout;
    private final String feedbackTopic;

    /**
     * Wraps a source.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @param idleTimeout how long a partition is silent before it can be idle
     * @param feedbackTopic the one among its topics that holds what people say; empty where there is none
     */
    ReadingSource(KafkaSource<Ingested> source, Properties client, Duration idleTimeout, String feedbackTopic) {
        this.source = source;
        this.client = client;
        this.idleTimeout = idleTimeout;
        this.feedbackTopic = feedbackTopic;
    }

    @Override
    public SourceReader<Ingested, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new IdleAwareReader(source.createReader(context), client, idleTimeout, feedbackTopic);
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state) throws IOException {
        return source.restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return source.getProducedType();
    }

    /** The topics that are read, for those who follow data from place to place. */
    @Override
    public LineageVertex getLineageVertex() {
        return source.getLineageVertex();
    }
}
