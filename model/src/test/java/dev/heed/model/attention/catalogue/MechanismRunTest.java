package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.attention.catalogue.MechanismRun.Array;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MechanismRunTest {
    private static final Array X = new Array(List.of(1L, 2L, 2L), new float[] {0, 1, -1, 2});

    private static Map<String, Array> run(String mechanism, Map<String, ?> words, Map<String, Array> given, long seed) {
        return MechanismRun.of(mechanism, words, Map.of("x", X), given, seed);
    }

    private static float[] weights(Map<String, Array> outputs) {
        return Objects.requireNonNull(outputs.get("weights")).data();
    }

    @Test
    void givesNamedOutputsWithTheirShapes() {
        Map<String, Array> outputs = run("gate", Map.of(), Map.of(), 1);

        assertThat(outputs.keySet()).containsExactly("weights", "features");
        assertThat(Objects.requireNonNull(outputs.get("weights")).shape()).containsExactly(1L, 2L, 2L);
        assertThat(weights(outputs))
                .containsExactly(new float[] {.5f, .7310586f, .26894143f, .880797f}, Offset.offset(1e-6f));
        assertThat(Objects.requireNonNull(outputs.get("features")).data())
                .containsExactly(new float[] {0, .7310586f, -.26894143f, 1.761594f}, Offset.offset(1e-6f));
    }

    @Test
    void takesTheParametersThatItIsGiven() {
        Array a = new Array(List.of(2L), new float[] {0, 100});

        assertThat(weights(run("gate", Map.of("kind", "learnable"), Map.of("a", a), 1)))
                .containsExactly(.5f, 1, .5f, 1);
    }

    @Test
    void drawsTheOthersTheSameForTheSameSeed() {
        Map<String, String> projected = Map.of("kind", "projected");
        float[] once = weights(run("gate", projected, Map.of(), 1));

        assertThat(weights(run("gate", projected, Map.of(), 1))).containsExactly(once);
        assertThat(weights(run("gate", projected, Map.of(), 2))).isNotEqualTo(once);
    }

    @Test
    void refusesAParameterOfAnotherShape() {
        Array a = new Array(List.of(3L), new float[3]);

        assertThatThrownBy(() -> run("gate", Map.of("kind", "learnable"), Map.of("a", a), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter a: expected shape [2], found [3]");
    }

    @Test
    void refusesToRunWithoutAnInput() {
        assertThatThrownBy(() -> run("gate", Map.of("kind", "context"), Map.of(), 1))
                .hasMessage("expected the input context, found only [x]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate | kind | open | gate: gate must be one of [context, learnable, projected, sigmoid], found open",
                "self_attention | heads | 0 | self_attention: heads must be a whole number of at least 1, found 0",
                "self_attention | heads | two | heads must be a whole number of at least 1, found two",
                "self_attention | sample | yes | self_attention: sample must be true or false, found yes",
                "self_attention | scope | near | scope must be one of [global, local, local_predictive], found near",
                "hierarchical_attention | heads | 1 | hierarchical_attention: segments must be given",
                "gate | colour | red | gate: colour means nothing here",
            })
    void refusesASettingInTheWordsOfTheUser(String mechanism, String key, String given, String problem) {
        Object value = given.matches("[0-9]+") ? (Object) Integer.valueOf(given) : given;

        assertThatThrownBy(() -> run(mechanism, Map.of(key, value), Map.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hierarchical_attention | segments | 3 | segments must divide the 2 steps, found 3",
                "self_attention | heads | 3 | heads must divide the width 2, found 3",
            })
    void refusesASettingThatDoesNotFitTheInput(String mechanism, String key, int value, String problem) {
        assertThatThrownBy(() -> run(mechanism, Map.of(key, value), Map.of(), 1))
                .hasMessage(problem);
    }

    @Test
    void refusesASubWindowLongerThanTheWindow() {
        assertThatThrownBy(() -> run("location_attention", Map.of("softness", "hard", "length", 3), Map.of(), 1))
                .hasMessage("length must be at most the 2 steps, found 3");
    }

    @Test
    void refusesAPlaceThatIsPredictedWhereQueriesHaveNoParametersOfTheirOwn() {
        assertThatThrownBy(() -> run("self_attention", Map.of("scope", "local_predictive", "radius", 1), Map.of(), 1))
                .hasMessage("scope local_predictive goes with the mechanism attention only");
    }

    @Test
    void refusesLocalScopeForOtherThanOneQueryAStep() {
        Array query = new Array(List.of(1L, 1L, 2L), new float[2]);

        assertThatThrownBy(() -> MechanismRun.of(
                        "attention",
                        Map.of("scope", "local", "radius", 1),
                        Map.of("query", query, "key", X, "value", X),
                        Map.of(),
                        1))
                .hasMessage("local scope expects a query for each of 2 keys, found 1 queries");
    }

    @Test
    void hidesAKeyThatTheMaskHides() {
        Array mask = new Array(List.of(1L, 2L), new float[] {0, 1});
        Map<String, Array> outputs =
                MechanismRun.of("self_attention", Map.of(), Map.of("x", X, "key_mask", mask), Map.of(), 1);

        assertThat(weights(outputs)).containsExactly(0, 1, 0, 1);
    }
}
