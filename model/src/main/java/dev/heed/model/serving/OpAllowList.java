package dev.heed.model.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * The operations that a SavedModel may hold. Models are programs: one from elsewhere could read and write files. What is not
 * listed is refused, wherever it is. What stores variables may be there, for every exporter puts it there, but neither what
 * serves nor what runs when a model is loaded may reach it; what restores them may run when a model is loaded.
 */
final class OpAllowList {
    private static final String INIT = "__saved_model_init_op";
    private static final List<String> INIT_COLLECTIONS =
            List.of("saved_model_main_op", "legacy_init_op", "table_initializer");
    private static final Set<String> RESTORING = Set.of("RestoreV2");
    private static final Set<String> STORING = Set.of(
            "SaveV2",
            "RestoreV2",
            "MergeV2Checkpoints",
            "ShardedFilename",
            "StringJoin",
            "StaticRegexFullMatch",
            "DisableCopyOnRead");
    private static final Set<String> STATEFUL = Set.of(
            "Variable",
            "VariableV2",
            "VarHandleOp",
            "ReadVariableOp",
            "Assign",
            "AssignVariableOp",
            "VarIsInitializedOp");
    private final Set<String> allowed = read("allowed-ops.txt");

    static boolean keepsState(String op) {
        return STATEFUL.contains(op) || STORING.contains(op);
    }

    /** @throws Refusal with the first operation that is not allowed where it is */
    void verify(MetaGraphDef meta, SignatureDef signature) {
        ReachableNodes reached = new ReachableNodes(meta.getGraphDef());
        verify(all(meta), STORING);
        verify(reached.from(ofLoading(meta)), RESTORING);
        verify(reached.from(tensors(signature)), Set.of());
    }

    private void verify(Iterable<NodeDef> nodes, Set<String> more) {
        for (NodeDef node : nodes) {
            String op = node.getOp();
            if (!allowed.contains(op) && !STATEFUL.contains(op) && !more.contains(op)) {
                throw Refusal.preflight("expected only allowed operations in the graph, found " + op + " (node "
                        + node.getName() + "); export the model without it");
            }
        }
    }

    private static List<NodeDef> all(MetaGraphDef meta) {
        List<NodeDef> nodes = new ArrayList<>(meta.getGraphDef().getNodeList());
        meta.getGraphDef().getLibrary().getFunctionList().stream()
                .map(FunctionDef::getNodeDefList)
                .forEach(nodes::addAll);
        return nodes;
    }

    /** What TensorFlow runs when it loads a model. */
    private static List<String> ofLoading(MetaGraphDef meta) {
        List<String> names = new ArrayList<>();
        names.add(meta.getSaverDef().getRestoreOpName());
        names.addAll(tensors(meta.getSignatureDefOrDefault(INIT, SignatureDef.getDefaultInstance())));
        INIT_COLLECTIONS.forEach(collection ->
                names.addAll(meta.getCollectionDefOrDefault(collection, CollectionDef.getDefaultInstance())
                        .getNodeList()
                        .getValueList()));
        return names;
    }

    private static List<String> tensors(SignatureDef signature) {
        return signature.getOutputsMap().values().stream()
                .map(TensorInfo::getName)
                .toList();
    }

    private static Set<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(OpAllowList.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
