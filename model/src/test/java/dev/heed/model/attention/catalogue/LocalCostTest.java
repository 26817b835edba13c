package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Local attention costs O(T·r): no tensor of its graph, forward or backward, is as large as a [T, T] matrix. */
class LocalCostTest {
    private static final int STEPS = 1009;

    static Stream<ReferenceCase> local() {
        Stream<ReferenceCase> items = CombinedCases.of(1, STEPS, 3).stream()
                .filter(one -> "local".equals(one.words().get("scope")))
                .filter(one -> !"hard".equals(one.words().get("distribution")));
        return Stream.concat(items, Stream.of(multiHead("causal"), multiHead("centered")));
    }

    private static ReferenceCase multiHead(String alignment) {
        Map<String, Object> words = Map.of("heads", 2, "scope", "local", "alignment", alignment, "radius", 3);
        Map<String, CaseTensor> parameters = new LinkedHashMap<>();
        List.of("Wq", "Wk", "Wv", "Wo").forEach(name -> parameters.put(name, CombinedCases.random(4, 4)));
        return new ReferenceCase(
                "multi_head " + alignment,
                MechanismKind.MULTI_HEAD_ATTENTION,
                words,
                Map.of("x", CombinedCases.random(1, STEPS, 4)),
                parameters,
                Map.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("local")
    void holdsNoMatrixOfAllPairs(ReferenceCase one) {
        String moving = one.inputs().containsKey("x") ? "x" : "key";
        try (TrainedMechanism trained = new TrainedMechanism(
                one.with(),
                one.inputs(),
                one.parameters(),
                List.of("location".equals(one.words().get("score")) ? "query" : moving))) {
            assertThat(trained.sizes().max().orElseThrow()).isBetween(4L * STEPS, (long) STEPS * STEPS / 8);
        }
    }
}
