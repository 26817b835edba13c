package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.mapping.file.MappingFixture;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionCheckTest {
    private static Configuration options(String... keysAndValues) {
        Configuration options = new Configuration();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.setString(keysAndValues[i], keysAndValues[i + 1]);
        }
        return options;
    }

    private static List<String> problems(String... keysAndValues) {
        return OptionCheck.problems(options(keysAndValues));
    }

    @Test
    void takesTheDefaults() {
        Configuration options = new Configuration();
        for (ConfigOption<?> option : JobOptions.all()) {
            set(options, option);
        }
        options.removeConfig(IngestOptions.TOPIC_PATTERN);
        assertThat(OptionCheck.problems(options)).isEmpty();
    }

    private static <T> void set(Configuration options, ConfigOption<T> option) {
        if (option.hasDefaultValue()) {
            options.set(option, option.defaultValue());
        }
    }

    @Test
    void namesEveryMisspeltKeyAndEveryValueThatCannotBeRead() {
        assertThatThrownBy(() -> OptionCheck.check(
                        options("heed.atend.linger", "1 ms", "heed.attend.linger", "soon", "heed.window.hop", "a few")))
                .isInstanceOf(Refusal.class)
                .hasMessage("heed.atend.linger: expected an option of Heed, found none of this name; did you mean"
                        + " heed.attend.linger?; heed.attend.linger: expected a duration such as 200ms, found 'soon';"
                        + " heed.window.hop: expected a whole number, found 'a few'");
    }

    @Test
    void refusesPropertiesOfARegistryWithoutOneAndThoseThatCannotBeRead() {
        assertThat(problems("heed.schema-registry.config", "registry.properties"))
                .containsExactly("heed.schema-registry.config: expected with heed.schema-registry.url, found without;"
                        + " give the registry's address, too");
        assertThat(problems("heed.schema-registry.config", "none", "heed.schema-registry.url", "http://a"))
                .containsExactly("heed.schema-registry.config: expected a properties file, found none: no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heed.emit.delivery     | one of [exactly-once, at-least-once, none]",
                "heed.attend.device     | one of [AUTO, CPU, GPU]",
                "heed.schema-registry.when-away | one of [DEAD_LETTER, FAIL]",
                "heed.state.working-set | a size such as 16mb",
                "heed.learn.backbone    | true or false",
                "heed.detect.max-rise| a number",
            })
    void saysWhatAnOptionTakes(String key, String expected) {
        assertThat(problems(key, "?"))
                .singleElement()
                .asString()
                .startsWith(key + ": expected " + expected)
                .endsWith("found '?'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heed.schema-registry.url         | a:8081    | addresses such as http://registry:8081, without",
                "heed.schema-registry.url         | http://a:b@c | addresses such as http://registry:8081, without",
                "heed.schema-registry.wait        | -1 s      | a duration",
                "heed.attend.batch-size           | 0         | at least 1",
                "heed.window.hop                  | -1        | at least 1",
                "heed.ingest.max-bad-rate         | 2         | a share in [0, 1]",
                "heed.ingest.start                | yesterday | earliest, latest, committed or a time such as 2026-01-31T00:00:00Z",
                "heed.ingest.stop                 | soon      | never or latest",
                "heed.ingest.topic-pattern        | [a        | a regular expression",
                "heed.ingest.max-samples          | 0         | at least 1",
                "heed.ingest.idle-timeout         | 0 s       | a duration above 0, such as 200ms",
                "heed.detect.max-rise             | NaN       | a number from 1 on",
                "heed.detect.moments              | -1        | at least 0",
                "heed.attend.gpus                 | -1        | a number from 0 on",
                "heed.emit.topic.saliency         | a b       | a topic's name of letters, digits, '.', '_' and '-'",
                "heed.emit.outputs                | alerts    | at least one of weighted-features, saliency, forecasts, saliency-alerts, separated by ';'",
                "heed.emit.outputs                | saliency,forecasts | at least one of weighted-features",
                "heed.emit.compression            | zip       | one of [none, gzip, snappy, lz4, zstd]",
                "heed.ingest.max-lateness         | -1 s      | a duration",
                "heed.ingest.max-future           | -1 s      | a duration",
                "heed.window.retention            | 0 s       | a duration above 0, such as 200ms",
                "heed.attend.linger               | -1 ms     | a duration",
                "heed.attend.threads              | 0         | at least 1",
                "heed.attend.intra-op-threads     | 0         | at least 1",
                "heed.attend.parallelism          | 0         | at least 1",
                "heed.detect.false-alerts         | 0 per 7 d | a rate such as '1 per 30 d'",
                "heed.detect.false-alerts         | weekly    | a rate such as '1 per 30 d'",
                "heed.detect.close-steps          | 0         | at least 1",
                "heed.detect.update-steps         | 0         | at least 1",
                "heed.detect.update-interval      | -1 s      | a duration",
                "heed.detect.faithfulness-every   | -1        | at least 0",
                "heed.slots.cpu-cores             | Infinity  | a number above 0",
                "heed.slots.heap-mb               | 0         | at least 1",
                "heed.slots.managed-mb            | -1        | at least 0",
                "heed.emit.topic.forecasts        | a/b       | a topic",
                "heed.emit.topic.saliency-alerts  | a:b       | a topic",
                "heed.emit.topic.dead-letters     | a b       | a topic",
                "heed.emit.topic.weighted-features | ä         | a topic",
                "heed.emit.transaction-timeout    | 0 s       | a duration above 0, such as 200ms",
                "execution.checkpointing.timeout  | 0 s       | a duration above 0, such as 200ms",
                "execution.checkpointing.interval | 0 s       | a duration above 0, such as 200ms",
                "execution.checkpointing.interval | often     | a duration such as 200ms",
                "parallelism.default              | 0         | at least 1",
                "parallelism.default              | two       | a whole number",
            })
    void refusesAValueOutOfItsRange(String key, String value, String expected) {
        assertThat(problems(key, value))
                .singleElement()
                .asString()
                .startsWith(key + ": expected " + expected)
                .endsWith("found '" + value + "'");
    }

    @Test
    void tellsEverythingThatIsOutOfRangeAtOnce() {
        assertThat(problems("heed.attend.batch-size", "0", "heed.window.hop", "-1", "parallelism.default", "0"))
                .hasSize(3);
    }

    @Test
    void namesTheFlinkOptionThatAMisspeltOneIsLike() {
        assertThat(problems("execution.checkpointing.intervall", "1 s"))
                .containsExactly("execution.checkpointing.intervall: expected an option of Heed or Flink, found none of"
                        + " this name; did you mean execution.checkpointing.interval?");
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.reporter.prom.port,9249",
        "s3.access-key,x",
        "external-resource.gpu.amount,1",
        "restart-strategy.fixed-delay.attempts,3",
        "state.backend.type,rocksdb",
        "state.backend,rocksdb"
    })
    void takesWhatFlinkTakes(String key, String value) {
        assertThatCode(() -> OptionCheck.check(options(key, value))).doesNotThrowAnyException();
    }

    @Test
    void refusesGpusWithoutAGpu() {
        assertThat(problems("heed.attend.gpus", "1", "heed.attend.device", "CPU"))
                .containsExactly("heed.attend.gpus: expected 0 with heed.attend.device=CPU, found 1.0");
    }

    @Test
    void refusesTopicsBesideAPattern() {
        assertThat(problems("heed.ingest.topics", "a", "heed.ingest.topic-pattern", "b.*"))
                .containsExactly("heed.ingest.topic-pattern: expected either this or heed.ingest.topics, found both");
    }

    private static String mapping(String... topics) {
        String body = ", format: json, entity: {from: key}, time: {from: kafka}, channels: {flow: f}}\n";
        return MappingFixture.file("topics:\n"
                        + Stream.of(topics).map(topic -> "  - {" + topic + body).collect(Collectors.joining()))
                .toString();
    }

    @Test
    void tellsWhatIsWrongWithTheFileOfMappingsBesideAllElse() {
        assertThat(problems("heed.ingest.mapping", "nowhere.yaml", "heed.window.hop", "-1"))
                .containsExactly(
                        "heed.window.hop: expected at least 1, found '-1'",
                        "heed.ingest.mapping=nowhere.yaml: expected a file that can be read, found no such file");
    }

    @Test
    void refusesAMappingOfATopicThatIsNotRead() {
        String file = mapping("topic: b", "topic: c", "pattern: d.*", "pattern: a|x");
        String expected =
                "heed.ingest.mapping: expected mappings of topics that are read (heed.ingest.topics), found one"
                        + " of ";
        assertThat(problems("heed.ingest.mapping", file, "heed.ingest.topics", "a;b"))
                .containsExactly(expected + "topic 'c'", expected + "pattern 'd.*'");
        assertThat(problems("heed.ingest.mapping", file, "heed.ingest.topic-pattern", "[ab]"))
                .containsExactly(expected + "topic 'c'");
    }

    @ParameterizedTest
    @CsvSource({"heed.ingest.topics,saliency", "heed.ingest.topic-pattern,sal.*y"})
    void refusesAnOutputThatIsReadAgain(String key, String value) {
        assertThat(problems(key, value))
                .singleElement()
                .asString()
                .contains("expected topics that are not read, found 'saliency'");
    }

    @Test
    void refusesOneTopicForTwoKindsOfOutput() {
        assertThat(problems("heed.emit.topic.saliency", "forecasts"))
                .singleElement()
                .asString()
                .contains("found 'forecasts' twice");
    }

    @Test
    void letsTopicsOfOutputsThatAreNotWrittenBeWhatTheyAre() {
        assertThat(problems("heed.emit.topic.saliency", "forecasts", "heed.emit.outputs", "saliency"))
                .isEmpty();
        assertThat(problems("heed.ingest.topics", "saliency", "heed.emit.outputs", "saliency-alerts"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensor-readings", "saliency", "dead-letters"})
    void refusesAFeedbackTopicThatHoldsSomethingElse(String topic) {
        assertThat(problems("heed.detect.feedback-topic", topic))
                .containsExactly("heed.detect.feedback-topic: expected a topic of its own, found '" + topic
                        + "', which is read or written for something else");
    }
}
