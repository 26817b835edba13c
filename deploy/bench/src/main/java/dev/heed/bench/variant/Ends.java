package dev.heed.bench.variant;

import dev.heed.detect.Detection;
import dev.heed.emit.DetectionEncoder;
import dev.heed.emit.KafkaRecords;
import dev.heed.emit.Outgoing;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.Reading;
import dev.heed.ingest.ReadingWatermarks;
import dev.heed.ingest.SplitGoodFromBad;
import dev.heed.job.PipelinePlan;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The ends of the whole job, for baselines: the same source, watermarks, encoder and sink. */
public final class Ends {
    private Ends() {}

    /** Readings from Kafka, checked; what is not taken is dropped. */
    public static DataStream<Reading> readings(StreamExecutionEnvironment env, Setting setting, PipelinePlan plan) {
        var options = setting.options();
        return env.fromSource(
                        KafkaReadings.source(
                                options,
                                setting.client(),
                                plan.encoding(),
                                setting.model().card().channels()),
                        ReadingWatermarks.of(
                                options.get(IngestOptions.MAX_LATENESS), options.get(IngestOptions.IDLE_TIMEOUT)),
                        "readings")
                .process(new SplitGoodFromBad(options.get(IngestOptions.MAX_BAD_RATE)))
                .name("ingest");
    }

    /** Detections to Kafka, as the whole job writes them. */
    public static void emit(DataStream<Detection> detections, Setting setting, PipelinePlan plan) {
        String broker = setting.options().get(IngestOptions.BOOTSTRAP_SERVER);
        detections
                .flatMap(new DetectionEncoder(plan.encoding(), OutputTopics.of(setting.options()), plan.card()))
                .returns(TypeInformation.of(Outgoing.class))
                .name("encode")
                .sinkTo(KafkaRecords.sink(setting.options(), broker, setting.client()))
                .name("emit");
    }
}
