package dev.heed.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreWhatTheOperatorsTake(Path example) throws IOException {
        List<JsonNode> documents = Manifests.parse(Files.readString(example));
        assertThat(documents).isNotEmpty();
        for (JsonNode document : documents) {
            assertThatCode(() -> Manifests.check(document))
                    .as("%s of %s", Manifests.kind(document), example)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "job-gpu.yaml, upgradeMode: savepoint, upgradeModes: savepoint",
        "job-gpu.yaml, upgradeMode: savepoint, upgradeMode: some",
        "job-gpu.yaml, upgradeMode: savepoint, savepointTriggerNonce: 1",
        "job-gpu.yaml, tolerations:, toleration:",
        "job-gpu.yaml, taskManager:, taskManagers:",
        "job-gpu.yaml, kind: FlinkDeployment, kind: FlinkDeploy",
        "savepoint.yaml, jobReference:, jobReferenced:",
        "savepoint.yaml, disposeOnDelete:, dispose:",
        "blue-green.yaml, template:, templates:",
        "blue-green.yaml, jarURI:, jarUrl:",
    })
    void aWrongNameOrValueIsFound(String example, String right, String wrong) throws IOException {
        String text = Files.readString(Path.of("examples", example));
        assertThat(text).contains(right);
        assertThatThrownBy(() -> {
                    for (JsonNode document :
                            Manifests.parse(text.replaceFirst(java.util.regex.Pattern.quote(right), wrong))) {
                        Manifests.check(document);
                    }
                })
                .isInstanceOf(Exception.class);
    }

    @Test
    void twoColoursNeverShareATransactionPrefix() throws IOException {
        String text = Files.readString(Path.of("examples", "blue-green.yaml"));
        assertThat(text).contains("heed.emit.transaction-prefix").contains("heed.emit.topic.saliency-alerts: green-");
    }
}
