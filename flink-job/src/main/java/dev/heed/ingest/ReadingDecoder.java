package dev.heed.ingest;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
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

    private final ReadingCheck check;
    private transient @Nullable SensorReadings readings;

    /**
     * A decoder for a model.
     *
     * @param channels the model's, in its order
     * @param maxFuture how far ahead of the clock a reading may be
     */
    public ReadingDecoder(List<String> channels, Duration maxFuture) {
        this(channels, maxFuture, Clock.systemUTC());
    }

    ReadingDecoder(List<String> channels, Duration maxFuture, Clock clock) {
        if (!(clock instanceof Serializable)) {
            throw new IllegalArgumentException("the clock must be serialisable");
        }
        this.check = new ReadingCheck(channels, maxFuture, clock);
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        context.getMetricGroup().gauge("infiniteValues", check::infiniteValues);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested> out) {
        Origin origin = new Origin(record.topic(), record.partition(), record.offset());
        try {
            byte @Nullable [] value = record.value();
            if (value == null || value.length == 0) {
                throw new InvalidReading(
                        Reason.EMPTY, "expected a SensorReading, found " + (value == null ? "null" : "no bytes"));
            }
            out.collect(Ingested.of(check.check(readings().decode(value), origin)));
        } catch (InvalidReading e) {
            out.collect(Ingested.of(rejected(record, origin, e)));
        }
    }

    private SensorReadings readings() {
        if (readings == null) {
            readings = SensorReadings.singleObject();
        }
        return readings;
    }

    private static Rejected rejected(ConsumerRecord<byte[], byte[]> record, Origin origin, InvalidReading why) {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
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
