package dev.heed.ingest.fields;

import dev.heed.ingest.fields.FieldPath.Each;
import dev.heed.ingest.fields.FieldPath.Element;
import dev.heed.ingest.fields.FieldPath.Name;
import dev.heed.ingest.fields.FieldPath.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths that are asked for as a tree, so that a record is read once, from its begin to its end. It keeps the order in which
 * fields came, since the next record mostly has the same. Not thread-safe.
 */
final class PathNode {
    private static final int[] NONE = {};

    private final String ownName;
    private final Map<String, PathNode> names = new HashMap<>();
    /** The same in the order in which they came in the last record. */
    private final List<PathNode> inOrder = new ArrayList<>();

    private int came;
    private final Map<Integer, PathNode> elements = new HashMap<>();
    private @Nullable PathNode each;
    private int[] fields = NONE;

    private PathNode(String ownName) {
        this.ownName = ownName.intern(); // as parsers of JSON do it, so that the same names are the same object
    }

    /** The root of the tree of these paths; a field's number is its place among them. */
    static PathNode of(List<FieldPath> paths) {
        PathNode root = new PathNode("");
        for (int field = 0; field < paths.size(); field++) {
            PathNode node = root;
            for (Step step : paths.get(field).steps()) {
                node = node.down(step);
            }
            node.fields = Arrays.copyOf(node.fields, node.fields.length + 1);
            node.fields[node.fields.length - 1] = field;
        }
        return root;
    }

    private PathNode down(Step step) {
        if (step instanceof Name name) {
            return names.computeIfAbsent(name.name(), this::child);
        }
        if (step instanceof Element element) {
            return elements.computeIfAbsent(element.index(), key -> new PathNode(""));
        }
        if (!(step instanceof Each)) {
            throw new IllegalStateException("unknown step " + step);
        }
        each = each == null ? new PathNode("") : each;
        return each;
    }

    private PathNode child(String name) {
        PathNode child = new PathNode(name);
        inOrder.add(child);
        return child;
    }

    /** An object begins here. */
    void begin() {
        came = 0;
    }

    /** The node of the object's next field; null where it is not asked for. */
    @Nullable
    PathNode name(String name) {
        if (came == inOrder.size()) {
            return names.get(name);
        }
        PathNode expected = inOrder.get(came);
        if (expected.ownName.equals(name)) {
            came++;
            return expected;
        }
        PathNode found = names.get(name);
        if (found != null) {
            Collections.swap(inOrder, came++, inOrder.indexOf(found));
        }
        return found;
    }

    /** The node of an element of an array; null where none is asked for. */
    @Nullable
    PathNode element(int index) {
        return elements.get(index);
    }

    /** The node of each element of an array; null where none is asked for. */
    @Nullable
    PathNode each() {
        return each;
    }

    /** Whether fields of an object are asked for. */
    boolean hasNames() {
        return !names.isEmpty();
    }

    /** Whether single elements of an array are asked for. */
    boolean hasElements() {
        return !elements.isEmpty();
    }

    /** The numbers of the fields that stand here. */
    int[] fields() {
        return fields;
    }
}
