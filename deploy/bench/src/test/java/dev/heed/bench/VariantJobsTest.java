package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.bench.load.Load;
import dev.heed.bench.variant.Variant;
import dev.heed.ingest.IngestOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each variant puts between Kafka and Kafka. */
class VariantJobsTest {
    private static Variant variant(String name) {
        return Variants.named("--only", List.of(name), Optional.empty()).get(0);
    }

    private static StreamGraph job(String name) {
        var setting = LocalModel.setting();
        setting.options()
                .set(IngestOptions.BOOTSTRAP_SERVER, LocalBroker.client().getProperty("bootstrap.servers"));
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(setting.options());
        variant(name).job().define(env, setting);
        return env.getStreamGraph();
    }

    private static Stream<String> stages(StreamGraph job) {
        return job.getStreamNodes().stream()
                .sorted(Comparator.comparingInt(StreamNode::getId))
                .map(StreamNode::getOperatorName);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pass-through    | ingest,noise,encode",
                "window-only     | ingest,window,noise,encode",
                "per-window      | ingest,window,attend,detect,encode",
                "forest          | ingest,forest,encode",
                "json-per-record | infer"
            })
    void haveTheseStages(String name, String stages) {
        assertThat(stages(job(name))
                        .filter(stage -> !stage.startsWith("Source: ") && !stage.startsWith("emit"))
                        .toList())
                .containsExactly(stages.split(","));
    }

    @ParameterizedTest
    @CsvSource({"pass-through", "window-only", "per-window", "forest"})
    void readReadingsWhereTheWholeJobIsWhatIsTakenApart(String name) {
        assertThat(stages(job(name))).contains("Source: readings");
    }

    @Test
    void readJsonWhereTheyAreComparedWithBenchmarksOfInference() {
        assertThat(stages(job("json-per-record"))).contains("Source: json-samples");
    }

    @Test
    void windowInTheWholeJobAndWhereTheWindowIsWhatIsMeasured() {
        assertThat(Variants.names().stream()
                        .filter(name -> stages(job(name)).anyMatch(stage -> stage.contains("window"))))
                .containsExactly("attention", "window-only", "per-window", "avro-single", "json-mapped");
    }

    @ParameterizedTest
    @CsvSource({
        "attention, true",
        "pass-through, false",
        "window-only, true",
        "per-window, true",
        "json-per-record, false",
        "forest, false",
        "avro-single, true",
        "json-mapped, true"
    })
    void waitForEventTimeWhereTheyWindow(String name, boolean inEventTime) {
        assertThat(variant(name).inEventTime()).isEqualTo(inEventTime);
    }

    @Test
    void takeWholeRecordsInAvroButForJson() {
        float[] values = {1};
        for (String name : Variants.names()) {
            byte[] record = variant(name).records().format().encode("a", 0, 0, values);
            assertThat(record[0] == '{').as(name).isEqualTo(name.startsWith("json"));
        }
    }

    @Test
    void giveOneResultAStepWhereOneSampleIsARecord() {
        Load load = new Load(3, 2, 64, 32, 2);
        assertThat(variant("json-per-record").load(load)).isEqualTo(load.stepByStep());
        assertThat(variant("per-window").load(load)).isEqualTo(load);
        assertThat(variant("json-mapped").load(load))
                .isEqualTo(variant("avro-single").load(load))
                .isEqualTo(load.sampleBySample());
    }
}
