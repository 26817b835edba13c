package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mask does, for every score with every distribution in every scope. */
class MaskDisciplineTest {
    private static final int STEPS = 19;

    static Stream<ReferenceCase> all() {
        return CombinedCases.of(2, STEPS, 4).stream()
                .map(one -> CombinedCases.with(one, "key_mask", CombinedCases.mask(one, i -> i % 3 != 1)));
    }

    static Stream<ReferenceCase> local() {
        return all().filter(one -> "local".equals(one.words().get("scope")));
    }

    static Stream<ReferenceCase> others() {
        return all().filter(one -> !"local".equals(one.words().get("scope")));
    }

    /** A mask meets distributions and scopes; of the scores, those that read queries and keys, one, or neither alone. */
    static Stream<ReferenceCase> soft() {
        return all().filter(one -> !"hard".equals(one.words().get("distribution")))
                .filter(one -> List.of("similarity", "key_only", "location")
                        .contains(one.words().get("score")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void aMaskedKeyHasExactlyNoWeightAndAQueryWithoutKeysNone(ReferenceCase one) {
        try (TrainedMechanism mechanism = mechanism(one, List.of("value"))) {
            double[] weights = mechanism.output("weights"); // [B, H, T]
            for (int i = 0; i < weights.length; i++) {
                int key = i / (5 * STEPS) * STEPS + i % STEPS;
                assertThat(key % 3 != 1 || weights[i] == 0)
                        .as("weight %s of key %d", weights[i], key)
                        .isTrue();
            }
            assertThat(Arrays.stream(weights).sum()).isPositive();

            mechanism.feed("key_mask", CombinedCases.mask(one, i -> false));
            assertThat(Arrays.stream(mechanism.output("weights"))).allMatch(weight -> weight == 0);
            assertThat(Arrays.stream(mechanism.output("context"))).allMatch(number -> number == 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("local")
    void inLocalScopeAStepThatIsMaskedStillSeesItself(ReferenceCase one) {
        try (TrainedMechanism mechanism = mechanism(one, List.of("value"))) {
            mechanism.feed("key_mask", CombinedCases.mask(one, i -> false));
            double[] weights = mechanism.output("weights_by_offset"); // [B, T, O]
            int offsets = weights.length / (2 * STEPS);
            for (int i = 0; i < weights.length; i++) {
                assertThat(weights[i] > 0).as("offset %d", i % offsets - 4).isEqualTo(i % offsets == 4);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soft")
    void gradientsStayFiniteUnderAnyMask(ReferenceCase one) {
        String asking = "key_only".equals(one.words().get("score")) ? "key" : "query";
        try (TrainedMechanism mechanism = mechanism(one, List.of(asking, "value"))) {
            assertFinite(mechanism);
            mechanism.feed("key_mask", CombinedCases.mask(one, i -> false));
            assertFinite(mechanism);
        }
    }

    private static void assertFinite(TrainedMechanism mechanism) {
        mechanism
                .gradients()
                .forEach((name, gradient) ->
                        assertThat(Arrays.stream(gradient)).as(name).allMatch(Double::isFinite));
    }

    private static TrainedMechanism mechanism(ReferenceCase one, List<String> moving) {
        return new TrainedMechanism(one.with(), one.inputs(), one.parameters(), moving);
    }
}
