package dev.heed.ingest;

import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelTag;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.wire.Encoding;
import dev.heed.wire.Micros;
import dev.heed.wire.RecordHeader;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decodes the records of the topic of updates: the earlier changes that a record repeats come before its own. */
public final class UpdateDecoder implements KafkaRecordDeserializationSchema<UpdateRecord> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private transient @Nullable RecordReader<ModelUpdate> reader;

    public UpdateDecoder(Encoding encoding) {
        this.encoding = encoding;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<UpdateRecord> out) {
        try {
            requests(record).forEach(request -> out.collect(new UpdateRecord(Messages.write(request), null)));
        } catch (InvalidReading e) {
            List<RecordHeader> headers = new ArrayList<>();
            record.headers().forEach(header -> headers.add(new RecordHeader(header.key(), header.value())));
            out.collect(new UpdateRecord(
                    null,
                    new Rejected(
                            e.reason(),
                            String.valueOf(e.getMessage()),
                            record.key(),
                            record.value(),
                            headers,
                            record.timestamp(),
                            new Origin(record.topic(), record.partition(), record.offset()))));
        }
    }

    /**
     * What a record asks for, and before it the earlier changes that it repeats.
     *
     * @throws InvalidReading when the bytes are no update
     */
    public List<UpdateRequest> requests(ConsumerRecord<byte[], byte[]> record) throws InvalidReading {
        byte @Nullable [] value = record.value();
        if (value == null || value.length == 0) {
            throw new InvalidReading(
                    Reason.EMPTY, "expected a ModelUpdate, found " + (value == null ? "null" : "no bytes"));
        }
        ModelUpdate update = decode(value);
        if (update.getName().isEmpty()) {
            throw new InvalidReading(Reason.NO_ENTITY, "expected the name of a model, found an empty one");
        }
        List<UpdateRequest> requests = new ArrayList<>();
        for (int i = 0; i < update.getBefore().size(); i++) {
            var before = update.getBefore().get(i);
            requests.add(new UpdateRequest(
                    new UpdateId(record.partition(), record.offset(), i),
                    change(
                            before.getMode(),
                            new ModelTag(update.getName(), before.getVersion(), before.getDigest(), before.getUri()),
                            before.getShare(),
                            before.getEntities(),
                            before.getEffective(),
                            before.getIssued())));
        }
        requests.add(new UpdateRequest(
                new UpdateId(record.partition(), record.offset(), -1),
                change(
                        update.getMode(),
                        new ModelTag(update.getName(), update.getVersion(), update.getDigest(), update.getUri()),
                        update.getShare(),
                        update.getEntities(),
                        update.getEffective(),
                        update.getIssued())));
        return requests;
    }

    private ModelUpdate decode(byte[] value) throws InvalidReading {
        RecordReader<ModelUpdate> own = reader;
        if (own == null) {
            own = encoding.reader(ModelUpdate.class);
            reader = own;
        }
        try {
            return own.read(value);
        } catch (UnreadableRecord e) {
            throw new InvalidReading(
                    e.problem() == UnreadableRecord.Problem.BROKEN ? Reason.UNDECODABLE : Reason.UNKNOWN_SCHEMA,
                    String.valueOf(e.getMessage()));
        }
    }

    private static ModelChange change(
            UpdateMode mode, ModelTag model, float share, List<String> entities, Instant effective, Instant issued) {
        return new ModelChange(
                ModelChange.Mode.valueOf(mode.name()), model, share, entities, Micros.of(effective), Micros.of(issued));
    }

    @Override
    public TypeInformation<UpdateRecord> getProducedType() {
        return TypeInformation.of(UpdateRecord.class);
    }
}
