package dev.heed.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import dev.heed.job.JobOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final Path CHART = Path.of("chart");

    @Test
    void isAChartThatHelmFindsNothingWrongWith() {
        LintResult result = new Helm(CHART).lint().strict().call();
        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    static Stream<List<String>> choices() {
        return Stream.of(
                List.of(),
                List.of("job.gpu.enabled=true", "job.gpu.nodeSelector.pool=gpu", "job.gpu.tolerations[0].key=gpu"),
                List.of("job.crashJournalClaim=crashes", "job.env[0].name=A", "job.env[0].value=b"),
                List.of("job.options.heed\\.detect\\.feedback-topic=alert-feedback"),
                List.of("job.options.heed\\.models\\.updates-topic=model-updates"),
                List.of("notify.config=page: http://heed", "page.hostNames[0]=heed.example.org"),
                List.of("page.enabled=false", "kafka.createTopics=false", "kafka.createUsers=false"));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void rendersWhatTheOperatorsTake(List<String> choices) throws IOException {
        List<JsonNode> documents = render(choices);
        assertThat(documents).hasSizeGreaterThan(1);
        for (JsonNode document : documents) {
            assertThatCode(() -> Manifests.check(document))
                    .as("%s with %s", document, choices)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"job.paralelism=4", "modell=s3://models/pumps", "page.enabled=perhaps", "kafka.partitions=0"})
    void refusesValuesThatAreNone(String choice) {
        assertThatThrownBy(() -> render(List.of(choice)))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(choice.replaceAll(".*?(\\w+)=.*", "$1"));
    }

    @Test
    void setsOptionsOfTheJobThatAreThere() throws IOException {
        List<String> known =
                JobOptions.all().stream().<String>map(ConfigOption::key).toList();
        List<String> set = new ArrayList<>();
        for (JsonNode document : render(List.of("job.gpu.enabled=true", "job.crashJournalClaim=x"))) {
            document.at("/spec/flinkConfiguration").fieldNames().forEachRemaining(set::add);
        }
        assertThat(set.stream().filter(key -> key.startsWith("heed.")))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void givesTheJobsUserTheLeastRights() throws IOException {
        List<String> rights = new ArrayList<>();
        for (JsonNode document : render(List.of("prefix=pumps"))) {
            if (document.at("/kind").asText().equals("KafkaUser")
                    && document.at("/metadata/name").asText().endsWith("-job")) {
                document.at("/spec/authorization/acls")
                        .forEach(acl -> rights.add(acl.at("/resource/type").asText() + " "
                                + acl.at("/resource/name").asText("") + " " + acl.at("/operations")));
            }
        }
        assertThat(rights)
                .containsExactly(
                        "topic sensor-readings [\"Read\"]",
                        "topic weighted-features [\"Write\",\"DescribeConfigs\",\"Read\"]",
                        "topic saliency [\"Write\",\"DescribeConfigs\",\"Read\"]",
                        "topic forecasts [\"Write\",\"DescribeConfigs\",\"Read\"]",
                        "topic saliency-alerts [\"Write\",\"DescribeConfigs\",\"Read\"]",
                        "topic dead-letters [\"Write\",\"DescribeConfigs\",\"Read\"]",
                        "group pumps [\"Read\"]",
                        "group pumps.lease [\"Read\"]",
                        "transactionalId pumps [\"Write\"]",
                        "cluster  [\"DescribeConfigs\"]");
    }

    @Test
    void givesTheJobTheTopicsOfItsModelsWhereItReadsUpdates() throws IOException {
        List<JsonNode> documents = render(List.of(
                "job.options.heed\\.models\\.updates-topic=updates",
                "job.options.heed\\.models\\.status-topic=states"));
        List<String> topics = new ArrayList<>();
        List<String> rights = new ArrayList<>();
        for (JsonNode document : documents) {
            if (document.at("/kind").asText().equals("KafkaTopic")) {
                topics.add(document.at("/metadata/name").asText() + " "
                        + document.at("/spec/config/cleanup.policy").asText() + " "
                        + document.at("/spec/config/retention.ms").asText());
            }
            if (document.at("/metadata/name").asText().endsWith("-job")) {
                document.at("/spec/authorization/acls")
                        .forEach(acl -> rights.add(acl.at("/resource/name").asText("") + " " + acl.at("/operations")));
            }
        }
        assertThat(topics).contains("updates compact ", "states  -1", "model-comparisons  604800000");
        assertThat(rights)
                .contains(
                        "updates [\"Read\"]",
                        "states [\"Write\",\"DescribeConfigs\",\"Read\"]",
                        "model-comparisons [\"Write\",\"DescribeConfigs\",\"Read\"]");
    }

    private static List<JsonNode> render(List<String> choices) throws IOException {
        TemplateCommand template = new Helm(CHART).template().withName("heed");
        for (String choice : choices) {
            int equals = choice.indexOf('=');
            template.set(choice.substring(0, equals), choice.substring(equals + 1));
        }
        return Manifests.parse(template.call());
    }
}
