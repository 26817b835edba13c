package dev.heed.model.serving;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;

/** Which nodes run when some tensors or operations are asked for: those behind them, and all of the functions they call. */
final class ReachableNodes {
    private final Map<String, NodeDef> nodes = new HashMap<>();
    private final Map<String, FunctionDef> functions = new HashMap<>();

    ReachableNodes(GraphDef graph) {
        graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
        graph.getLibrary()
                .getFunctionList()
                .forEach(function -> functions.put(function.getSignature().getName(), function));
    }

    /** Behind these, by their names. */
    Set<NodeDef> from(Collection<String> wanted) {
        Deque<String> names = new ArrayDeque<>(wanted);
        Deque<NodeDef> open = new ArrayDeque<>();
        Set<NodeDef> reached = new HashSet<>();
        Set<String> seen = new HashSet<>();
        while (!names.isEmpty() || !open.isEmpty()) {
            if (open.isEmpty()) {
                String name = names.remove().replaceFirst("^\\^", "").replaceFirst(":[0-9]+$", "");
                if (nodes.containsKey(name) && seen.add(name)) {
                    NodeDef node = Objects.requireNonNull(nodes.get(name));
                    open.add(node);
                    names.addAll(node.getInputList());
                }
                continue;
            }
            NodeDef node = open.remove();
            reached.add(node);
            called(node)
                    .filter(name -> seen.add("function " + name))
                    .map(functions::get)
                    .filter(Objects::nonNull)
                    .forEach(function -> open.addAll(function.getNodeDefList()));
        }
        return reached;
    }

    private static Stream<String> called(NodeDef node) {
        return node.getAttrMap().values().stream().flatMap(ReachableNodes::called);
    }

    private static Stream<String> called(AttrValue value) {
        Stream<NameAttrList> listed = value.getList().getFuncList().stream();
        return Stream.concat(value.hasFunc() ? Stream.of(value.getFunc()) : Stream.empty(), listed)
                .map(NameAttrList::getName);
    }
}
