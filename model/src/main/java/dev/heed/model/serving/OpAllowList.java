package dev.heed.model.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * The operations that a served graph may hold. Models are programs: one from elsewhere could read and write files. What is
 * not listed is refused; what loads and stores variables may be there, but no output may depend on it.
 */
final class OpAllowList {
    private static final Set<String> STORING = Set.of(
            "SaveV2", "RestoreV2", "MergeV2Checkpoints", "ShardedFilename", "StringJoin", "StaticRegexFullMatch");
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

    /** @throws ModelRefused with the first operation that is not allowed */
    void verify(MetaGraphDef meta, SignatureDef signature) {
        Collection<NodeDef> nodes = meta.getGraphDef().getNodeList();
        nodes.forEach(node -> verify(node, true));
        for (FunctionDef function : meta.getGraphDef().getLibrary().getFunctionList()) {
            // Functions that load and store are called by name; none that an output calls may do so.
            function.getNodeDefList().forEach(node -> verify(node, false));
        }
        reached(nodes, signature.getOutputsMap().values()).forEach(node -> verify(node, false));
    }

    private void verify(NodeDef node, boolean mayStore) {
        if (!allowed.contains(node.getOp())
                && !STATEFUL.contains(node.getOp())
                && !(mayStore && STORING.contains(node.getOp()))) {
            throw new ModelRefused("expected only allowed operations in the graph, found " + node.getOp() + " (node "
                    + node.getName() + "); export the model without it");
        }
    }

    /** All nodes that the outputs depend on. */
    private static Set<NodeDef> reached(Collection<NodeDef> nodes, Collection<TensorInfo> outputs) {
        Map<String, NodeDef> byName = new HashMap<>();
        nodes.forEach(node -> byName.put(node.getName(), node));
        Deque<String> open = new ArrayDeque<>();
        outputs.forEach(output -> open.add(output.getName()));
        Set<NodeDef> reached = new HashSet<>();
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove().replaceFirst("^\\^", "").replaceFirst(":[0-9]+$", "");
            NodeDef node = byName.get(name);
            if (node != null && seen.add(name)) {
                reached.add(node);
                open.addAll(node.getInputList());
            }
        }
        return reached;
    }

    private static Set<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(OpAllowList.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
