package dev.heed.model.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The names of the catalogue stand in configurations and cards: no class may be renamed without one noticing. */
class NamedKindTest {
    @Test
    void namesGates() {
        assertThat(names(GateKind.all())).containsExactly("context", "learnable", "projected", "sigmoid");
    }

    @Test
    void namesDistributions() {
        assertThat(names(DistributionKind.all()))
                .containsExactly("hard", "logistic", "sigmoid", "softmax", "sparsemax");
    }

    @Test
    void namesScoresAndWhateverWasAddedToThem() {
        assertThat(names(ScoreKind.all()))
                .containsExactly(
                        "additive",
                        "concat",
                        "distance",
                        "dot",
                        "general",
                        "key_only",
                        "location",
                        "scaled_dot",
                        "similarity");
    }

    private static List<String> names(Collection<? extends NamedKind> kinds) {
        return kinds.stream().map(NamedKind::toString).toList();
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("gate", GateKind.named("Context"), GateKind.named("context")),
                Arguments.of("score", ScoreKind.named("KEY_ONLY"), ScoreKind.named("key_only")),
                Arguments.of("distribution", DistributionKind.named("Hard"), DistributionKind.named("hard")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void findsOneKindByItsNameInAnyCase(String what, NamedKind one, NamedKind other) {
        assertThat(one).as(what).isSameAs(other);
    }

    @Test
    void refusesANameThatThereIsNot() {
        assertThatThrownBy(() -> GateKind.named("open"))
                .hasMessage("gate must be one of [context, learnable, projected, sigmoid], found open");
        assertThatThrownBy(() -> DistributionKind.named("flat"))
                .hasMessage("distribution must be one of [hard, logistic, sigmoid, softmax, sparsemax], found flat");
        assertThatThrownBy(() -> ScoreKind.named("dott"))
                .hasMessageStartingWith("score must be one of [additive, concat, distance, dot, ")
                .hasMessageEndingWith("], found dott");
    }

    @Test
    void onlyTheContextGateReadsAContext() {
        assertThat(GateKind.all().stream().filter(GateKind::readsContext)).containsExactly(GateKind.named("context"));
    }

    @Test
    void onlyHardAttentionChooses() {
        assertThat(DistributionKind.all().stream().filter(DistributionKind::chooses))
                .containsExactly(DistributionKind.named("hard"));
    }

    @Test
    void beginsParametersAtZeroAtOneOrAtRandomWithinGlorotsLimit() {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[600];
        long[] shape = {10, 20};
        Parameters.Start.ONES.fill(values, 0, 200, shape, random::nextDouble);
        Parameters.Start.GLOROT.fill(values, 200, 400, shape, random::nextDouble);
        Parameters.Start.ZEROS.fill(values, 400, 600, shape, random::nextDouble);

        float limit = (float) Math.sqrt(6. / 30);
        float largest = 0;
        for (int i = 0; i < 200; i++) {
            assertThat(values[i]).isEqualTo(1);
            assertThat(values[200 + i]).isBetween(-limit, limit);
            assertThat(values[400 + i]).isZero();
            largest = Math.max(largest, Math.abs(values[200 + i]));
        }
        assertThat(largest).isGreaterThan(.95f * limit);
    }
}
