package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private record Leaf(
            float @Nullable [] values,
            double level,
            @Nullable String text) {}

    /** With a field that no accessor shows. */
    private static final class Tree {
        private final Map<String, List<Leaf>> leaves;
        private final byte[] flags;

        Tree(Map<String, List<Leaf>> leaves, byte... flags) {
            this.leaves = leaves;
            this.flags = flags;
        }
    }

    private static Tree tree(float value, double level, @Nullable String text, int flag) {
        return new Tree(Map.of("a", List.of(new Leaf(new float[] {1, value}, level, text))), (byte) 7, (byte) flag);
    }

    private static String found(Tree actual, double tolerance) {
        return Difference.between(actual, tree(2, 3, "x", 1), tolerance).orElse("");
    }

    @Test
    void findsNoneBetweenEquals() {
        assertThat(found(tree(2, 3, "x", 1), 0)).isEmpty();
        Tree otherMap = new Tree(new TreeMap<>(tree(2, 3, "x", 1).leaves), (byte) 7, (byte) 1);
        otherMap.leaves.replaceAll((name, leaves) -> new ArrayList<>(leaves));
        assertThat(found(otherMap, 0)).isEmpty();
        assertThat(Difference.between(Float.NaN, Float.NaN, 0)).isEmpty();
    }

    @Test
    void tellsThePathToEveryKindOfDifference() {
        assertThat(found(tree(2.5f, 3, "x", 1), 0)).isEqualTo(".leaves[a][0].values[1]: expected 2.0, found 2.5");
        assertThat(found(tree(Float.NaN, 3, "x", 1), 1)).endsWith("values[1]: expected 2.0, found NaN");
        assertThat(found(tree(2, 4, "x", 1), 0)).endsWith(".level: expected 3.0, found 4.0");
        assertThat(found(tree(2, 3, "y", 1), 0)).endsWith(".text: expected x, found y");
        assertThat(found(tree(2, 3, null, 1), 0)).endsWith(".text: expected x, found null");
        assertThat(found(tree(2, 3, "x", 2), 0)).isEqualTo(".flags[1]: expected 1, found 2");
        assertThat(found(new Tree(Map.of(), (byte) 7, (byte) 1), 0)).startsWith(".leaves: expected {a=");
        assertThat(found(new Tree(Map.of("a", List.of()), (byte) 7, (byte) 1), 0))
                .isEqualTo(".leaves[a]: expected 1, found 0 elements");
        assertThat(Difference.between(0f, -0f, 0)).isPresent();
        assertThat(Difference.between(1, 1L, 1)).isPresent();
    }

    @Test
    void toleratesWhatIsCloseInNumbersWithAFraction() {
        assertThat(found(tree(2.00001f, 3, "x", 1), 1e-5)).isEmpty();
        assertThat(found(tree(2.0001f, 3, "x", 1), 1e-5)).contains("values[1]");
        assertThat(found(tree(2, 3.00002, "x", 1), 1e-5)).isEmpty();
        assertThat(found(tree(2, 3, "x", 2), 10)).contains("flags");
        assertThat(Difference.between(1000.005f, 1000f, 1e-5)).isEmpty();
        assertThat(Difference.between(0f, -0f, 1e-5)).isEmpty();
        assertThat(Difference.between(Float.NaN, Float.NaN, 1e-5)).isEmpty();
    }
}
