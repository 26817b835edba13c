package dev.heed.ingest;

import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.mapping.MappedRecord;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.model.series.Intake;
import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.Encoding;
import dev.heed.wire.LookUps;
import dev.heed.wire.RecordHeader;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and checks Kafka records. Never throws for what a record holds: a bad one becomes a {@link Rejected}, so that
 * the next one is untouched. Only where a registry that must be waited for gives no answer it ends the job.
 */
public final class ReadingDecoder implements KafkaRecordDeserializationSchema<Ingested> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final MappedTopics mapped;
    private final RecordCheck check;
    private final FeedbackCheck feedbackCheck;
    private final String feedbackTopic;
    private transient volatile @Nullable RecordReader<SensorReading> reader;
    private transient volatile @Nullable RecordReader<AlertFeedback> feedbackReader;

    /**
     * A decoder for a model.
     *
     * @param encoding of the records
     * @param intake of the model; null where the window stage finds out which model it is
     * @param topics what other topics than those of {@link SensorReading}s hold
     */
    public ReadingDecoder(Encoding encoding, @Nullable Intake intake, ReadingLimits limits, ForeignTopics topics) {
        this(encoding, intake, limits, topics, Clock.systemUTC());
    }

    ReadingDecoder(
            Encoding encoding, @Nullable Intake intake, ReadingLimits limits, ForeignTopics topics, Clock clock) {
        this.encoding = encoding;
        this.mapped = new MappedTopics(topics.mappings());
        this.check = intake == null ? new NamedCheck(limits, clock) : new ReadingCheck(intake, limits, clock);
        this.feedbackCheck = new FeedbackCheck(check);
        this.feedbackTopic = topics.feedback();
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        IngestMetrics.INFINITE_VALUES.gauge(context.getMetricGroup(), check::infiniteValues);
        IngestMetrics.UNKNOWN_CHANNELS.gauge(context.getMetricGroup(), check::unknownChannels);
        IngestMetrics.MISSING_VALUES.gauge(context.getMetricGroup(), check::missingValues);
        IngestMetrics.FILTERED.gauge(context.getMetricGroup(), mapped::filtered);
        IngestMetrics.SCHEMAS_FETCHED.gauge(
                context.getMetricGroup(), () -> lookUps().fetched());
        IngestMetrics.SCHEMAS_UNANSWERED.gauge(
                context.getMetricGroup(), () -> lookUps().unanswered());
        IngestMetrics.REGISTRY_AWAY.gauge(
                context.getMetricGroup(), () -> lookUps().isAway() ? 1 : 0);
    }

    private LookUps lookUps() {
        RecordReader<?> readings = reader;
        RecordReader<?> feedback = feedbackReader;
        return (readings == null ? LookUps.NONE : readings.lookUps())
                .plus(feedback == null ? LookUps.NONE : feedback.lookUps());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        try {
            boolean isFeedback = record.topic().equals(feedbackTopic);
            RecordMapper mapper = isFeedback ? null : mapped.mapper(record.topic());
            byte[] value = value(record, isFeedback, mapper != null);
            if (mapper != null) {
                map(mapper, new KafkaEnvelope(record, value), origin, out);
            } else if (isFeedback) {
                out.collect(Ingested.of(feedbackCheck.check(feedback(value), origin)));
            } else {
                out.collect(Ingested.of(check.check(reading(value), origin)));
            }
        } catch (InvalidReading e) {
            out.collect(Ingested.of(rejected(record, origin, e)));
        }
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> record, boolean isFeedback, boolean isMapped)
            throws InvalidReading {
        byte @Nullable [] value = record.value();
        if (value != null && value.length > 0) {
            return value;
        }
        String expected = isFeedback ? "an AlertFeedback" : isMapped ? "a record" : "a SensorReading";
        throw new InvalidReading(
                Reason.EMPTY, "expected " + expected + ", found " + (value == null ? "null" : "no bytes"));
    }

    /** Gives out the readings of a record that can be taken; then throws what is wrong with the first that cannot. */
    private void map(RecordMapper mapper, KafkaEnvelope record, Origin origin, Collector<Ingested> out)
            throws InvalidReading {
        MappedRecord read = mapper.map(record);
        if (read.problem() != null && read.problem().problem() == UnmappedRecord.Problem.NOT_YET) {
            throw unanswered(read.problem());
        }
        InvalidReading first = read.problem() == null ? null : MappedTopics.invalid(read.problem());
        boolean isTaken = false;
        for (RawReading raw : read.readings()) {
            try {
                if (!mapper.isNarrow() || !check.leavesOut(raw)) {
                    out.collect(Ingested.of(check.check(raw, origin)));
                    isTaken = true;
                }
            } catch (InvalidReading e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
        if (!isTaken) {
            out.collect(Ingested.leftOut(origin));
        }
    }

    private SensorReading reading(byte[] value) throws InvalidReading {
        RecordReader<SensorReading> own = reader;
        if (own == null) {
            own = encoding.reader(SensorReading.class);
            reader = own; // metrics are read by another thread
        }
        return read(own, value);
    }

    private AlertFeedback feedback(byte[] value) throws InvalidReading {
        RecordReader<AlertFeedback> own = feedbackReader;
        if (own == null) {
            own = encoding.reader(AlertFeedback.class);
            feedbackReader = own;
        }
        return read(own, value);
    }

    private static <T> T read(RecordReader<T> reader, byte[] value) throws InvalidReading {
        try {
            return reader.read(value);
        } catch (UnreadableRecord e) {
            Reason reason = switch (e.problem()) {
                case UNKNOWN_SCHEMA -> Reason.UNKNOWN_SCHEMA;
                case BROKEN -> Reason.UNDECODABLE;
                case NOT_YET -> throw unanswered(e);
            };
            throw new InvalidReading(reason, String.valueOf(e.getMessage()));
        }
    }

    /** What ends the job: started anew, it reads the record again. */
    private static SuppressRestartsException unanswered(Exception why) {
        return new SuppressRestartsException(new IllegalStateException(
                why.getMessage() + "; heed.schema-registry.when-away=FAIL ends the job: start it again from its last"
                        + " checkpoint when the registry answers"));
    }

    private static Rejected rejected(ConsumerRecord<byte[], byte[]> record, Origin origin, InvalidReading why) {
        List<RecordHeader> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(new RecordHeader(header.key(), header.value())));
        return new Rejected(
                why.reason(),
                String.valueOf(why.getMessage()),
                record.key(),
                record.value(),
                headers,
                record.timestamp(),
                origin);
    }

    @Override
    public TypeInformation<Ingested> getProducedType() {
        return TypeInformation.of(Ingested.class);
    }
}
