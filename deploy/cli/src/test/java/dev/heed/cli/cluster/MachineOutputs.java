package dev.heed.cli.cluster;

import static java.util.Objects.requireNonNull;

import dev.heed.emit.DetectionEncoder;
import dev.heed.emit.Outgoing;
import dev.heed.job.Machines;
import dev.heed.job.PipelineRun;
import dev.heed.job.TestModels;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of all topics but the dead letters', byte by byte, in the order of each entity. */
final class MachineOutputs {
    private static final Map<String, BinaryMessageDecoder<? extends SpecificRecordBase>> DECODERS = Map.of(
            Output.TOPICS.saliency(), Saliency.getDecoder(),
            Output.TOPICS.weightedFeatures(), WeightedFeatures.getDecoder(),
            Output.TOPICS.forecasts(), Forecast.getDecoder(),
            Output.TOPICS.alerts(), SaliencyAlert.getDecoder());

    /** By topic and entity. */
    private final Map<String, List<ByteBuffer>> records = new TreeMap<>();

    private final Set<String> entities = new TreeSet<>();
    private final List<String> notFinite = new ArrayList<>();

    private MachineOutputs() {}

    static MachineOutputs none() {
        return new MachineOutputs();
    }

    /** What the job's stages give of the machines' readings alone, without Kafka. */
    static MachineOutputs recomputed() throws Exception {
        DetectionEncoder encoder = new DetectionEncoder(
                new SingleObject(), Output.TOPICS, TestModels.machines().card());
        encoder.open(DefaultOpenContext.INSTANCE);
        MachineOutputs outputs = new MachineOutputs();
        List<Outgoing> encoded = new ArrayList<>();
        new PipelineRun()
                .option("heed.detect.warm-up", "30 min") // as in the jobs that it is held against
                .fixedBatch()
                .over(Machines.inOrder())
                .detections()
                .values()
                .forEach(detection -> encoder.flatMap(detection, new ListCollector<>(encoded)));
        for (Outgoing record : encoded) {
            outputs.add(record.topic(), requireNonNull(record.key()), requireNonNull(record.value()));
        }
        return outputs;
    }

    /** What readers of a job's topics see. */
    static MachineOutputs of(Output output) throws IOException {
        MachineOutputs outputs = new MachineOutputs();
        for (String topic : DECODERS.keySet()) {
            for (ConsumerRecord<byte[], byte[]> record : output.all(topic)) {
                outputs.add(topic, record.key(), record.value());
            }
        }
        return outputs;
    }

    private void add(String topic, byte[] key, byte[] value) throws IOException {
        String entity = new String(key, StandardCharsets.UTF_8);
        entities.add(entity);
        records.computeIfAbsent(topic + " of " + entity, place -> new ArrayList<>())
                .add(ByteBuffer.wrap(value));
        SpecificRecordBase record = requireNonNull(DECODERS.get(topic)).decode(value);
        if (!isFinite(record)) {
            notFinite.add(record.toString());
        }
    }

    private static boolean isFinite(Object value) {
        if (value instanceof SpecificRecordBase record) {
            return record.getSchema().getFields().stream().allMatch(field -> isFinite(record.get(field.pos())));
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().allMatch(MachineOutputs::isFinite);
        }
        return !(value instanceof Number number) || Double.isFinite(number.doubleValue());
    }

    Set<String> entities() {
        return entities;
    }

    /** Records that hold a number which is none. */
    List<String> notFinite() {
        return notFinite;
    }

    List<ByteBuffer> at(String place) {
        return records.getOrDefault(place, List.of());
    }

    void forEach(BiConsumer<String, List<ByteBuffer>> consumer) {
        records.forEach(consumer);
    }
}
