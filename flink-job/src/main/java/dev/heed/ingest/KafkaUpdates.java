package dev.heed.ingest;

import dev.heed.wire.Encoding;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The topic of updates as a stream, from its beginning: what was there at the start is answered once more. */
public final class KafkaUpdates {
    private static final OutputTag<Rejected> REJECTED =
            new OutputTag<>("rejected-updates", TypeInformation.of(Rejected.class));

    private KafkaUpdates() {}

    /**
     * What comes out.
     *
     * @param requests {@link dev.heed.models.UpdateRequest}s as bytes, in the order of the topic
     * @param rejected what is no update
     */
    public record Outputs(DataStream<byte[]> requests, DataStream<Rejected> rejected) {}

    /**
     * Reads the topic.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     */
    public static Outputs read(
            StreamExecutionEnvironment env,
            ReadableConfig options,
            Properties client,
            Encoding encoding,
            String topic) {
        KafkaSourceBuilder<UpdateRecord> builder = KafkaSource.<UpdateRecord>builder()
                .setProperties(client)
                .setKafkaSubscriber(new KnownPartitions(KafkaSubscriber.getTopicListSubscriber(List.of(topic))))
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setGroupId(options.get(IngestOptions.GROUP) + "-updates")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new UpdateDecoder(encoding));
        if (options.get(IngestOptions.STOP).equals("latest")) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        SingleOutputStreamOperator<byte[]> requests = env.fromSource(
                        builder.build(), WatermarkStrategy.forGenerator(context -> new NoTime()), "model-updates")
                .uid("model-updates")
                .setParallelism(1)
                .process(new Split())
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .name("updates")
                .uid("updates")
                .setParallelism(1);
        return new Outputs(requests, requests.getSideOutput(REJECTED));
    }

    /** Updates hold no time back: what they say of event time they say in their records. */
    private static final class NoTime implements WatermarkGenerator<UpdateRecord> {
        @Override
        public void onEvent(UpdateRecord event, long millis, WatermarkOutput output) {
            // an update moves no time
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(new Watermark(Long.MAX_VALUE));
        }
    }

    /** Sends the updates on and the rejected records to the side. */
    private static final class Split extends ProcessFunction<UpdateRecord, byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(UpdateRecord record, Context context, Collector<byte[]> out) {
            if (record.request() != null) {
                out.collect(record.request());
            }
            if (record.rejected() != null) {
                context.output(REJECTED, record.rejected());
            }
        }
    }
}
