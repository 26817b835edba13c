package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/** Model directories whose files would lead elsewhere, or run something else than what was looked at. */
class HostileDirectoryTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeAModel() {
        RandomModels.write(directory, RandomModels.small(), 2);
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path directory) {
        return assertThatThrownBy(() -> ModelDirectory.open(directory)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"saved_model", "saved_model/saved_model.pb"})
    void refusesASymbolicLink(String name, @TempDir Path outside) throws IOException {
        Path file = directory.resolve(name);
        Files.move(file, outside.resolve("moved"));
        Files.createSymbolicLink(file, outside.resolve("moved"));

        assertRefused(directory)
                .hasMessage("expected a model of plain files, found the symbolic link " + name
                        + "; copy what it points to");
    }

    @Test
    void opensADirectoryThatIsItselfALink(@TempDir Path other) throws IOException {
        Path current = Files.createSymbolicLink(other.resolve("current"), directory);

        assertThat(ModelDirectory.open(current).digest())
                .isEqualTo(ModelDirectory.open(directory).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"files\" : null}", "{\"files\" : {\"model.json\" : null}}", "{"})
    void refusesAManifestThatListsNothing(String text) throws IOException {
        Files.writeString(directory.resolve("manifest.json"), text);

        assertRefused(directory).hasMessageStartingWith("expected manifest.json to list the model's files, found ");
    }

    @Test
    void refusesAPathOutsideOfItsDirectory() throws IOException {
        Path manifest = directory.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"model.json\"", "\"../model.json\""));

        assertRefused(directory).hasMessageContaining("expected the file ../model.json that the manifest lists");
    }

    @Test
    void refusesASecondGraphThatMightRunInsteadOfTheOneThatIsLookedAt() throws IOException {
        Path file = directory.resolve("saved_model/saved_model.pb");
        SavedModel one = SavedModel.parseFrom(Files.readAllBytes(file));
        MetaGraphDef.Builder decoy = one.getMetaGraphs(0).toBuilder();
        decoy.getMetaInfoDefBuilder().addTags("decoy");
        SavedModel two = SavedModel.newBuilder()
                .addMetaGraphs(decoy)
                .addMetaGraphs(one.getMetaGraphs(0))
                .build();
        Files.write(file, two.toByteArray());

        assertThatThrownBy(() -> ModelDirectory.seal(directory))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "expected one graph with the tag serve and no other in the SavedModel, found graphs with the"
                                + " tags [[serve, decoy], [serve]]; export it alone with that tag");
    }
}
