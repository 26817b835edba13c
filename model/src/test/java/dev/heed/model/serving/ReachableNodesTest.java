package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;

/** b reads a; c waits for b; d calls f, which calls g; e stands alone. */
class ReachableNodesTest {
    private static final AttrValue CALLS_F = AttrValue.newBuilder()
            .setFunc(NameAttrList.newBuilder().setName("f"))
            .build();
    private static final AttrValue CALLS_G_AND_F = AttrValue.newBuilder()
            .setList(AttrValue.ListValue.newBuilder()
                    .addFunc(NameAttrList.newBuilder().setName("g"))
                    .addFunc(NameAttrList.newBuilder().setName("f")))
            .build();

    private final ReachableNodes nodes = new ReachableNodes(GraphDef.newBuilder()
            .addNode(node("a"))
            .addNode(node("b", "a:1"))
            .addNode(node("c", "^b"))
            .addNode(node("d").toBuilder().putAttr("f", CALLS_F).build())
            .addNode(node("e"))
            .setLibrary(FunctionDefLibrary.newBuilder()
                    .addFunction(function(
                            "f",
                            node("inF").toBuilder()
                                    .putAttr("branches", CALLS_G_AND_F)
                                    .build()))
                    .addFunction(function("g", node("inG"))))
            .build());

    private static NodeDef node(String name, String... inputs) {
        return NodeDef.newBuilder().setName(name).addAllInput(List.of(inputs)).build();
    }

    private static FunctionDef function(String name, NodeDef body) {
        return FunctionDef.newBuilder()
                .setSignature(OpDef.newBuilder().setName(name))
                .addNodeDef(body)
                .build();
    }

    private Set<String> from(String... wanted) {
        return nodes.from(List.of(wanted)).stream().map(NodeDef::getName).collect(Collectors.toSet());
    }

    @Test
    void runsWhatATensorIsMadeFrom() {
        assertThat(from("b:0")).containsExactlyInAnyOrder("a", "b");
        assertThat(from("a")).containsExactly("a");
    }

    @Test
    void runsWhatMustBeDoneBefore() {
        assertThat(from("c:0")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void runsFunctionsAndTheFunctionsThatTheyCallOnce() {
        assertThat(from("d")).containsExactlyInAnyOrder("d", "inF", "inG");
    }

    @Test
    void runsNothingForATensorThatThereIsNot() {
        assertThat(from("nothing:0", "")).isEmpty();
    }

    @Test
    void runsNoneTwiceForSeveralTensors() {
        assertThat(nodes.from(List.of("b:0", "b:1", "a", "d", "d"))).hasSize(5);
    }
}
