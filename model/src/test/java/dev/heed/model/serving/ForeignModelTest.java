package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Signature;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;

/** A SavedModel with variables and functions that Keras wrote, {@code keras_model.py} among the test resources. */
class ForeignModelTest {
    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // copied before each test
    private KerasModel keras;

    @BeforeEach
    void putTheSavedModelBesideACard() throws IOException {
        keras = KerasModel.copyTo(directory);
    }

    @Test
    void givesWhatKerasGives() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(KerasModel.SOURCE.resolve("expected.json").toFile());
        ModelDirectory.seal(directory);

        try (ServingModel model =
                ServingModel.load(directory, ServingOptions.defaults().withHop(4))) {
            float[] values = floats(expected, "values"); // [2, 12, 2]
            AttendedBatch given = model.run(2, StoredWindows.cut(values, 2, 12, List.of(0, 12)), 0);

            assertSame(given.weights(), expected, "weights");
            assertSame(given.features(), expected, "features");
            assertSame(given.context(), expected, "context");
            assertSame(given.attention(), expected, "attention");
            assertSame(given.expectation(), expected, "expectation");
            assertSame(given.forecast(), expected, "forecast");
        }
    }

    @Test
    void isTheExampleThatTheReadmeLinks() {
        assertThat(Path.of("README.md")).content().contains("(" + KerasModel.SOURCE.resolve("keras_model.py") + ")");
    }

    @Test
    void isRefusedWithoutACard() throws IOException {
        Files.delete(directory.resolve("model.json"));

        assertRefused().hasMessageContaining("expected model.json in the model directory");
    }

    @Test
    void isRefusedWithoutItsGraph() throws IOException {
        Files.delete(keras.graph());

        assertRefused().hasMessageContaining("expected a SavedModel at").hasMessageContaining("found none; copy");
    }

    @Test
    void isRefusedWhenItsVariablesAreMissing() throws IOException {
        ModelDirectory.seal(directory);
        Files.delete(keras.variables());

        assertOpeningRefused()
                .hasMessage("expected the file saved_model/variables/variables.data-00000-of-00001 that the manifest"
                        + " lists, found none; copy the model again");
    }

    @Test
    void isRefusedWhenItsVariablesWereNeverThere() throws IOException {
        Files.delete(keras.variables());
        ModelDirectory.seal(directory);

        assertThatThrownBy(() -> ServingModel.load(directory, ServingOptions.defaults()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("expected a SavedModel that loads, found: ")
                .hasMessageEndingWith("; export the model again")
                .hasMessageNotContaining("\n");
    }

    @Test
    void isRefusedWhenABitOfItsVariablesIsFlipped() throws IOException {
        ModelDirectory.seal(directory);
        byte[] bytes = Files.readAllBytes(keras.variables());
        bytes[bytes.length / 2] ^= 1;
        Files.write(keras.variables(), bytes);

        assertOpeningRefused()
                .hasMessageContaining("expected saved_model/variables/variables.data-00000-of-00001 with SHA-256")
                .hasMessageEndingWith("it was changed after training: copy the model again");
    }

    @Test
    void isRefusedWhenItIsNoSavedModel() throws IOException {
        Files.writeString(keras.graph(), "a picture of a pump");

        assertRefused()
                .hasMessage("expected saved_model.pb to be a SavedModel, found bytes that do not parse;"
                        + " copy the model again");
    }

    @Test
    void isRefusedUnderAnotherTag() throws IOException {
        keras.edit(meta -> {
            meta.getMetaInfoDefBuilder().clearTags().addTags("train");
            return meta;
        });

        assertRefused()
                .hasMessageContaining("expected one graph with the tag serve and no other in the SavedModel, found ");
    }

    @Test
    void isRefusedUnderAnotherSignatureName() throws IOException {
        keras.edit(meta -> meta.removeSignatureDef(Signature.DEFAULT_KEY));

        assertRefused()
                .hasMessage("expected the signature serving_default in the SavedModel, found [__saved_model_init_op];"
                        + " export it under that name");
    }

    @Test
    void isRefusedWithoutAnInput() throws IOException {
        keras.editSignature(signature -> signature.removeInputs("observed"));

        assertRefused()
                .hasMessageContaining("expected the graph's input observed DT_FLOAT [-1, -1, 2], found only [values]");
    }

    @Test
    void isRefusedWithoutAnOutput() throws IOException {
        keras.editSignature(signature -> signature.removeOutputs("forecast"));

        assertRefused()
                .hasMessageContaining(
                        "expected the graph's output forecast DT_FLOAT [-1, 5, 2, 3], found only"
                                + " [attention, context, expectation, features, weights]; export the model with this signature");
    }

    @Test
    void isRefusedWithAnotherType() throws IOException {
        keras.editOutput("context", info -> info.setDtype(DataType.DT_DOUBLE));

        assertRefused()
                .hasMessage("expected the graph's output context DT_FLOAT [-1, -1, 4] after the card, found context"
                        + " DT_DOUBLE [-1, -1, 4]; export the model again or correct its card");
    }

    @Test
    void isRefusedWithAnotherShape() throws IOException {
        TensorShapeProto.Dim three =
                TensorShapeProto.Dim.newBuilder().setSize(3).build();
        keras.editOutput("weights", info -> {
            info.getTensorShapeBuilder().setDim(2, three);
            return info;
        });

        assertRefused()
                .hasMessageContaining("expected the graph's output weights DT_FLOAT [-1, -1, 2] after the card,"
                        + " found weights DT_FLOAT [-1, -1, 3]");
    }

    @Test
    void isRefusedWhenItGivesAnotherShapeThanItsSignatureClaims() throws IOException {
        keras.editOutput("weights", info -> info.setName("StatefulPartitionedCall:1")); // each in the other's place
        keras.editOutput("context", info -> info.setName("StatefulPartitionedCall:5"));
        ModelDirectory.seal(directory);

        assertThatThrownBy(() ->
                        ServingModel.load(directory, ServingOptions.defaults().withHop(1)))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected the graph's output weights to give 1 times 2 float32 numbers, found DT_FLOAT"
                        + " [1, 1, 4]; export the model with the documented shapes");
    }

    @Test
    void isRefusedWhenTwoOutputsAreOneTensor() throws IOException {
        keras.editOutput("features", info -> info.setName("StatefulPartitionedCall:5"));
        ModelDirectory.seal(directory);

        assertThatThrownBy(() -> ServingModel.load(directory, ServingOptions.defaults()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("two outputs are named 'StatefulPartitionedCall:5'");
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(() -> ModelDirectory.seal(directory))
                .isInstanceOf(Refusal.class)
                .hasMessageNotContaining("\n");
    }

    private AbstractThrowableAssert<?, ?> assertOpeningRefused() {
        return assertThatThrownBy(() -> ModelDirectory.open(directory)).isInstanceOf(Refusal.class);
    }

    private static float[] floats(JsonNode expected, String name) {
        JsonNode numbers = expected.get(name);
        float[] read = new float[numbers.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = (float) numbers.get(i).asDouble();
        }
        return read;
    }

    private static void assertSame(float[] given, JsonNode expected, String name) {
        assertThat(given).as(name).containsExactly(floats(expected, name), Offset.offset(1e-5f));
    }
}
