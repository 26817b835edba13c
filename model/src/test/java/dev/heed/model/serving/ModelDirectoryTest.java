package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ServedGraph;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class ModelDirectoryTest {
    private static final NetworkConfiguration NETWORK = RandomModels.small();

    @TempDir
    Path directory;

    @BeforeEach
    void writeAModel() {
        RandomModels.write(directory, NETWORK, 2);
    }

    @Test
    void opensWhatWasWritten() {
        ModelDirectory opened = ModelDirectory.open(directory);

        assertThat(opened.card()).isEqualTo(RandomModels.card(NETWORK, 2));
        assertThat(opened.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void writesTheSameBytesForTheSameModel(@TempDir Path other) {
        assertThat(RandomModels.write(other, NETWORK, 2).digest())
                .isEqualTo(ModelDirectory.open(directory).digest());
    }

    @Test
    void refusesAMissingDirectory() {
        assertRefused(directory.resolve("elsewhere")).hasMessageContaining("expected a model directory, found none at");
    }

    @Test
    void refusesADirectoryWithoutAManifest() throws IOException {
        Files.delete(directory.resolve("manifest.json"));

        assertRefused(directory).hasMessageContaining("expected manifest.json in the model directory");
    }

    @Test
    void refusesAChangedFile() throws IOException {
        Path card = directory.resolve("model.json");
        Files.writeString(card, Files.readString(card).replace("random", "changed"));

        assertRefused(directory)
                .hasMessageContaining("expected model.json with SHA-256")
                .hasMessageContaining("found");
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Files.delete(directory.resolve("saved_model/saved_model.pb"));

        assertRefused(directory)
                .hasMessage("expected the file saved_model/saved_model.pb that the manifest lists, found none;"
                        + " copy the model again");
    }

    @Test
    void refusesAFileThatTheManifestDoesNotList() throws IOException {
        Files.writeString(directory.resolve("saved_model/extra.so"), "x");

        assertRefused(directory).hasMessageContaining("found saved_model/extra.so");
    }

    @Test
    void refusesAGraphOfOtherChannels() {
        RandomModels.writeGraph(ModelDirectory.graph(directory), RandomModels.network(NETWORK, 3));

        assertThatThrownBy(() -> ModelDirectory.complete(directory, RandomModels.card(NETWORK, 2)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected the graph's input values DT_FLOAT [-1, -1, 2] after the card")
                .hasMessageContaining("found values DT_FLOAT [-1, -1, 3]");
    }

    @Test
    void refusesAGraphThatLacksAnOutput() throws IOException {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Operand<TFloat32> values = window(tf);
            SavedModelFile.write(
                    graph,
                    Map.of("values", values, "observed", values),
                    Map.of("weights", tf.identity(values)),
                    ModelDirectory.graph(directory));
        }

        assertThatThrownBy(() -> ModelDirectory.complete(directory, RandomModels.card(NETWORK, 2)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(
                        "expected the graph's output features DT_FLOAT [-1, -1, 2], found only [weights]");
    }

    @Test
    void refusesAGraphThatReadsFiles() throws IOException {
        RandomModels.writeGraph(ModelDirectory.graph(directory), RandomModels.network(NETWORK, 2));
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.withName("spy").io.readFile(tf.constant("/etc/hostname"));
            Operand<TFloat32> values = window(tf);
            Operand<TFloat32> context = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 32)));
            Operand<TFloat32> attention = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 9)));
            Operand<TFloat32> expectation = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 2, 2)));
            Operand<TFloat32> forecast = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 5, 2, 3)));
            SavedModelFile.write(
                    graph,
                    Map.of("values", values, "observed", values),
                    Map.of(
                            "weights", values,
                            "features", values,
                            "context", context,
                            "attention", attention,
                            "expectation", expectation,
                            "forecast", forecast),
                    ModelDirectory.graph(directory));
        }

        assertThatThrownBy(() -> ModelDirectory.complete(directory, RandomModels.card(NETWORK, 2)))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected only allowed operations in the graph, found ReadFile (node spy);"
                        + " export the model without it");
    }

    @Test
    void refusesAManifestThatDoesNotParse() throws IOException {
        Files.writeString(directory.resolve("manifest.json"), "files: all of them");

        assertRefused(directory)
                .hasMessage("expected manifest.json to list the model's files, found text that does not parse;"
                        + " copy the model again");
    }

    @Test
    void refusesADirectoryWithoutACard() throws IOException {
        Files.delete(directory.resolve("model.json"));

        assertRefused(directory).hasMessageContaining("expected model.json in the model directory");
    }

    @Test
    void refusesToSealACardThatIsNone() throws IOException {
        Files.writeString(directory.resolve("model.json"), "{\"name\": 3}");

        assertThatThrownBy(() -> ModelDirectory.seal(directory))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("expected model.json to be a model's card, found: ")
                .hasMessageEndingWith("train the model again or use the version of Heed that wrote it");
    }

    @Test
    void refusesToSealWhatIsNotThere() {
        assertThatThrownBy(() -> ModelDirectory.seal(directory.resolve("elsewhere")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected a model directory, found none at");
    }

    @Test
    void sealsWhatSomebodyChangedOnPurpose() throws IOException {
        Path card = directory.resolve("model.json");
        String before = ModelDirectory.open(directory).digest();
        Files.writeString(card, Files.readString(card).replace("\"random\"", "\"changed\""));

        ModelDirectory sealed = ModelDirectory.seal(directory);

        assertThat(sealed.card().name()).isEqualTo("changed");
        assertThat(sealed.digest()).isNotEqualTo(before);
        assertThat(ModelDirectory.open(directory)).isEqualTo(sealed);
    }

    @Test
    void isNamedByTheDigestThatSha256sumWouldGive() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (String name : new String[] {"model.json", "saved_model/saved_model.pb"}) {
            lines.append(sha256(Files.readAllBytes(directory.resolve(name))))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }

        assertThat(ModelDirectory.open(directory).digest())
                .isEqualTo(sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsWhetherItsGraphGivesACorrection() throws IOException {
        assertThat(ModelDirectory.open(directory).tellsCorrection()).isTrue();
        try (Graph graph = new Graph()) {
            ServedGraph served = ServedGraph.add(graph, RandomModels.network(NETWORK, 2));
            Map<String, Operand<TFloat32>> outputs = new HashMap<>(served.outputs());
            outputs.remove("correction");
            SavedModelFile.write(graph, served.inputs(), outputs, ModelDirectory.graph(directory));
        }

        assertThat(ModelDirectory.seal(directory).tellsCorrection()).isFalse();
    }

    @Test
    void completesADirectoryInPlaceOfTheModelThatWasThere() {
        ModelDirectory first = ModelDirectory.open(directory);
        ModelDirectory second = RandomModels.write(directory, NETWORK, 3);

        assertThat(second.card().channels()).hasSize(3);
        assertThat(ModelDirectory.open(directory).digest()).isNotEqualTo(first.digest());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Operand<TFloat32> window(Ops tf) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, 2)));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path directory) {
        return assertThatThrownBy(() -> ModelDirectory.open(directory))
                .isInstanceOf(Refusal.class)
                .matches(refused -> !String.valueOf(refused.getMessage()).contains("\n"), "one line");
    }
}
