package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that read or write files, wherever a SavedModel that Keras wrote holds them. */
class ForbiddenOperationTest {
    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // copied before each test
    private KerasModel keras;

    @BeforeEach
    void putTheSavedModelBesideACard() throws IOException {
        keras = KerasModel.copyTo(directory);
    }

    @Test
    void isRefusedWhenItWritesFiles() throws IOException {
        keras.edit(meta -> {
            meta.getGraphDefBuilder().addNode(KerasModel.node("WriteFile"));
            return meta;
        });

        assertForbidden("WriteFile");
    }

    @Test
    void isRefusedWhenAFunctionOfItWritesFiles() throws IOException {
        keras.editFunction("__inference_serve_", function -> function.addNodeDef(KerasModel.node("WriteFile")));

        assertForbidden("WriteFile");
    }

    @Test
    void isRefusedWhenItsServingFunctionStoresVariables() throws IOException {
        keras.editFunction("__inference_serve_", function -> function.addNodeDef(KerasModel.node("SaveV2")));

        assertForbidden("SaveV2");
    }

    @Test
    void isRefusedWhenLoadingItStoresVariables() throws IOException {
        keras.editFunction("__inference__traced_restore_", function -> function.addNodeDef(KerasModel.node("SaveV2")));

        assertForbidden("SaveV2");
    }

    @Test
    void isRefusedWhenItsServingFunctionCallsOneThatRestores() throws IOException {
        keras.editFunction("__inference_serve_", function -> function.addNodeDef(KerasModel.node("RestoreV2")));

        assertForbidden("RestoreV2");
    }

    private void assertForbidden(String op) {
        assertThatThrownBy(() -> ModelDirectory.seal(directory))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected only allowed operations in the graph, found " + op
                        + " (node spy); export the model without it");
    }
}
