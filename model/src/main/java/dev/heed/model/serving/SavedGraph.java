package dev.heed.model.serving;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.Signature;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

/** A SavedModel as it lies on disk, looked at before anything in it runs. */
record SavedGraph(MetaGraphDef meta) {
    private static final String TAG = "serve";

    static SavedGraph read(Path directory) throws IOException {
        Path file = directory.resolve(SavedModelFile.NAME);
        if (!Files.isRegularFile(file)) {
            throw Refusal.preflight(
                    "expected a SavedModel at " + file + ", found none; copy the model again or train it to the end");
        }
        try {
            return new SavedGraph(only(SavedModel.parseFrom(Files.readAllBytes(file))));
        } catch (InvalidProtocolBufferException e) {
            throw Refusal.preflight("expected " + SavedModelFile.NAME
                            + " to be a SavedModel, found bytes that do not parse;" + " copy the model again")
                    .causedBy(e);
        }
    }

    /** The one graph. TensorFlow loads by tags: of several, another one than was looked at might run. */
    private static MetaGraphDef only(SavedModel model) {
        List<List<String>> tags = model.getMetaGraphsList().stream()
                .map(graph -> List.copyOf(graph.getMetaInfoDef().getTagsList()))
                .toList();
        if (!tags.equals(List.of(List.of(TAG)))) {
            throw Refusal.preflight("expected one graph with the tag " + TAG + " and no other in the SavedModel, found "
                    + (tags.isEmpty() ? "none" : "graphs with the tags " + tags) + "; export it alone with that tag");
        }
        return model.getMetaGraphs(0);
    }

    /** @throws Refusal when the signature does not fit the card, or an operation is not allowed */
    void verify(ModelCard card) {
        new ServingSignature(card).verify(signature());
        new OpAllowList().verify(meta, signature());
    }

    SignatureDef signature() {
        SignatureDef signature = meta.getSignatureDefMap().get(Signature.DEFAULT_KEY);
        if (signature == null) {
            throw Refusal.preflight("expected the signature " + Signature.DEFAULT_KEY + " in the SavedModel, found "
                    + meta.getSignatureDefMap().keySet().stream().sorted().toList() + "; export it under that name");
        }
        return signature;
    }

    /** Whether it is plain arithmetic: no functions and nothing that keeps a state. */
    boolean isFrozen() {
        return meta.getGraphDef().getLibrary().getFunctionCount() == 0
                && meta.getGraphDef().getNodeList().stream().noneMatch(node -> OpAllowList.keepsState(node.getOp()));
    }
}
