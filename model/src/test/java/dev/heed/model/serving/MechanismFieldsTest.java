package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.RandomModels;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ReadyMade;
import dev.heed.model.network.SummaryKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Receptive field, lookahead and independence of the hop, for the ready-made configurations, by moving steps. */
@ParameterizedClass(name = "{0}")
@MethodSource("names")
class MechanismFieldsTest {
    private static final int CHANNELS = 3;
    private static final Offset<Float> SAME = Offset.offset(1e-5f);

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init") // loaded before each class invocation
    private static ServingModel model;

    @SuppressWarnings("NullAway.Init")
    private static ServingModel hopFour;

    private final String name;

    MechanismFieldsTest(String name) {
        this.name = name;
    }

    /** One for each shape of network: how far one sees does not depend on its score. */
    static List<String> names() {
        return ReadyMade.names().stream()
                .filter(name -> !name.startsWith("score-"))
                .toList();
    }

    @BeforeParameterizedClassInvocation
    static void load(String name) {
        RandomModels.write(directory, network(name), CHANNELS);
        ServingOptions options = ServingOptions.defaults().withWarmUpBatches(List.of());
        model = ServingModel.load(directory, options.withHop(1));
        hopFour = ServingModel.load(directory, options.withHop(4));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        model.close();
        hopFour.close();
    }

    @Test
    void aContextDependsOnItsFieldAndOnNothingElse() {
        NetworkConfiguration network = network(name);
        float[] series = StoredWindows.series(model.steps(), CHANNELS);
        float[] before = run(model, series, 0).context();
        int outside = model.steps() - network.attentionField();

        assertThat(contextWith(series, 0, outside)).containsExactly(before);
        for (int back : List.of(0, network.lookahead(), network.lookahead() + 1)) {
            boolean seen = back < network.attentionField();
            assertThat(Arrays.equals(contextWith(series, model.steps() - 1 - back, 1), before))
                    .as("%d steps back", back)
                    .isEqualTo(!seen);
        }
        int farthest = readsEveryStep(network.attention()) ? 1 : network.attentionField() / 2;
        assertThat(contextWith(series, outside, farthest))
                .as("the farthest steps")
                .isNotEqualTo(before);
    }

    @Test
    void theCardTellsFieldAndLookahead() {
        assertThat(model.card().lookahead()).isEqualTo(network(name).lookahead());
        assertThat(model.card().receptiveField()).isEqualTo(network(name).receptiveField());
    }

    @Test
    void aStepIsTheSameAtEveryHop() {
        float[] series = StoredWindows.series(hopFour.steps(), CHANNELS);
        AttendedBatch together = run(hopFour, series, 0);
        AttendedBatch apart = run(model, series, 0, 1, 2, 3);

        assertThat(apart.features()).containsExactly(together.features(), SAME);
        assertThat(apart.context()).containsExactly(together.context(), SAME);
        assertThat(apart.attention()).containsExactly(together.attention(), SAME);
        assertThat(apart.expectation()).containsExactly(together.expectation(), SAME);
    }

    @Test
    void anExpectationNeverSeesItsOwnStep() {
        float[] series = StoredWindows.series(model.steps(), CHANNELS);
        float[] before = run(model, series, 0).expectation();
        for (int cell = series.length - CHANNELS; cell < series.length; cell++) {
            series[cell] += 3;
        }
        assertThat(run(model, series, 0).expectation()).containsExactly(before);
    }

    /** Whether every step of the field has a say: a choice, or a place that is foretold, leaves most of them out. */
    private static boolean readsEveryStep(AttentionConfiguration attention) {
        return attention.scope() != ScopeKind.LOCAL_PREDICTIVE
                && attention.distribution() != DistributionKind.named("hard")
                && attention.distribution() != DistributionKind.named("sparsemax")
                && attention.summary().kind() != SummaryKind.LOCATION_SOFT
                && attention.summary().kind() != SummaryKind.LOCATION_HARD;
    }

    /** The context when some steps are moved. */
    private static float[] contextWith(float[] series, int firstStep, int steps) {
        float[] moved = series.clone();
        for (int cell = firstStep * CHANNELS; cell < (firstStep + steps) * CHANNELS; cell++) {
            moved[cell] += 3;
        }
        return run(model, moved, 0).context();
    }

    private static NetworkConfiguration network(String name) {
        NetworkConfiguration small = RandomModels.small();
        return new NetworkConfiguration(
                small.expectation(), small.forecast(), ReadyMade.named(name).attention());
    }

    private static AttendedBatch run(ServingModel model, float[] series, Integer... firstSteps) {
        return model.run(
                firstSteps.length, StoredWindows.cut(series, CHANNELS, model.steps(), Arrays.asList(firstSteps)), 0);
    }
}
