package dev.heed.model.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.tensorflow.Signature;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * What Keras wrote, beside a card, to be changed.
 *
 * @param directory of the model
 */
record KerasModel(Path directory) {
    static final Path SOURCE = Path.of("src/test/resources/foreign");

    static KerasModel copyTo(Path directory) throws IOException {
        for (String file :
                List.of("saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001")) {
            Path copy = ModelDirectory.graph(directory).resolve(file);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(SOURCE.resolve("saved_model").resolve(file), copy);
        }
        Files.writeString(directory.resolve("model.json"), CardJson.write(ForeignCard.card()));
        return new KerasModel(directory);
    }

    static NodeDef node(String op) {
        return NodeDef.newBuilder().setName("spy").setOp(op).build();
    }

    Path graph() {
        return ModelDirectory.graph(directory).resolve("saved_model.pb");
    }

    Path variables() {
        return ModelDirectory.graph(directory).resolve("variables/variables.data-00000-of-00001");
    }

    void edit(UnaryOperator<MetaGraphDef.Builder> change) throws IOException {
        SavedModel.Builder saved = SavedModel.parseFrom(Files.readAllBytes(graph())).toBuilder();
        saved.setMetaGraphs(0, change.apply(saved.getMetaGraphs(0).toBuilder()));
        Files.write(graph(), saved.build().toByteArray());
    }

    void editSignature(UnaryOperator<SignatureDef.Builder> change) throws IOException {
        edit(meta -> meta.putSignatureDef(
                Signature.DEFAULT_KEY,
                change.apply(meta.getSignatureDefOrThrow(Signature.DEFAULT_KEY).toBuilder())
                        .build()));
    }

    void editOutput(String name, UnaryOperator<TensorInfo.Builder> change) throws IOException {
        editSignature(signature -> signature.putOutputs(
                name,
                change.apply(signature.getOutputsOrThrow(name).toBuilder()).build()));
    }

    void editFunction(String prefix, Consumer<FunctionDef.Builder> change) throws IOException {
        edit(meta -> {
            FunctionDef.Builder function =
                    meta.getGraphDefBuilder().getLibraryBuilder().getFunctionBuilderList().stream()
                            .filter(one -> one.getSignature().getName().startsWith(prefix))
                            .findFirst()
                            .orElseThrow();
            change.accept(function);
            return meta;
        });
    }
}
