package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.PredictiveScope;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.attention.ScoreSizes;
import dev.heed.model.attention.Softmax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.types.family.TFloating;

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

    static Stream<ScoreKind> foretelling() {
        return ScoreKind.all().stream().filter(score -> !"location".equals(score.toString())); // reads all T places
    }

    /** The scope alone: to be looked at, its weights are laid out over all steps, which a network does for one query. */
    @ParameterizedTest
    @MethodSource("foretelling")
    void norInPredictiveScope(ScoreKind score) {
        Map<String, CaseTensor> inputs = new LinkedHashMap<>();
        List.of("query", "key", "value").forEach(name -> inputs.put(name, CombinedCases.random(1, STEPS, 4)));
        Map<String, CaseTensor> parameters = CombinedCases.parameters(score, STEPS);
        parameters.put("Wp", CombinedCases.random(4, 4));
        parameters.put("vp", CombinedCases.random(4));
        try (TrainedMechanism trained =
                new TrainedMechanism(new Foretelling(score), inputs, parameters, List.of("key", "value"))) {
            assertThat(trained.sizes().max().orElseThrow()).isBetween(4L * STEPS, (long) STEPS * STEPS / 8);
        }
    }

    private record Foretelling(ScoreKind score) implements Mechanism {
        @Override
        public <T extends TFloating> NamedOperands<T> of(
                Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
            Attention<T> attention = new Attention<>(
                    algebra,
                    score.of(algebra, parameters, new ScoreSizes(4, 3, STEPS)),
                    new Softmax().of(algebra, Choice.largest()),
                    new Heads<>(algebra, 1));
            Attended<T> attended = PredictiveScope.of(algebra, parameters, 3, 4, 4)
                    .attend(attention, inputs.get("query"), inputs.get("key"), inputs.get("value"), null);
            return new NamedOperands<T>().with("context", attended.context());
        }
    }
}
