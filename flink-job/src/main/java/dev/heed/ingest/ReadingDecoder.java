package dev.heed.ingest;

import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.Encoding;
import dev.heed.wire.RecordHeader;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and checks Kafka records. Never throws for what a record holds: a bad one becomes a {@link Rejected}, so that
 * the next one is untouched.
 */
public final class ReadingDecoder implements KafkaRecordDeserializationSchema<Ingested> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final ReadingCheck check;
    private final FeedbackCheck feedbackCheck;
    private final String feedbackTopic;
    private transient @Nullable RecordReader<SensorReading> reader;
    private transient @Nullable RecordReader<AlertFeedback> feedbackReader;

    /**
     * A decoder for a model.
     *
     * @param encoding of the records
     * @param channels the model's, in its order
     * @param feedbackTopic whose records are what people say; empty where there is none
     */
    public ReadingDecoder(Encoding encoding, List<String> channels, ReadingLimits limits, String feedbackTopic) {
        this(encoding, channels, limits, feedbackTopic, Clock.systemUTC());
    }

    ReadingDecoder(Encoding encoding, List<String> channels, ReadingLimits limits, String feedbackTopic, Clock clock) {
        this.encoding = encoding;
        this.check = new ReadingCheck(channels, limits, clock);
        this.feedbackCheck = new FeedbackCheck(check);
        this.feedbackTopic = feedbackTopic;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        IngestMetrics.INFINITE_VALUES.gauge(context.getMetricGroup(), check::infiniteValues);
        IngestMetrics.UNKNOWN_CHANNELS.gauge(context.getMetricGroup(), check::unknownChannels);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        try {
            boolean isFeedback = record.topic().equals(feedbackTopic);
            byte @Nullable [] value = record.value();
            if (value == null || value.length == 0) {
                throw new InvalidReading(
                        Reason.EMPTY,
                        "expected " + (isFeedback ? "an AlertFeedback" : "a SensorReading") + ", found "
                                + (value == null ? "null" : "no bytes"));
            }
            Reading reading =
                    isFeedback ? feedbackCheck.check(feedback(value), origin) : check.check(reading(value), origin);
            out.collect(Ingested.of(reading));
        } catch (InvalidReading e) {
            out.collect(Ingested.of(rejected(record, origin, e)));
        }
    }

    private SensorReading reading(byte[] value) throws InvalidReading {
        if (reader == null) {
            reader = encoding.reader(SensorReading.class);
        }
        return read(reader, value);
    }

    private AlertFeedback feedback(byte[] value) throws InvalidReading {
        if (feedbackReader == null) {
            feedbackReader = encoding.reader(AlertFeedback.class);
        }
        return read(feedbackReader, value);
    }

    private static <T> T read(RecordReader<T> reader, byte[] value) throws InvalidReading {
        try {
            return reader.read(value);
        } catch (UnreadableRecord e) {
            Reason reason = switch (e.problem()) {
                case UNKNOWN_SCHEMA -> Reason.UNKNOWN_SCHEMA;
                case BROKEN -> Reason.UNDECODABLE;
            };
            throw new InvalidReading(reason, String.valueOf(e.getMessage()));
        }
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
