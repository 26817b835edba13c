package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.RandomModels;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ReadyMade;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Receptive field, lookahead and independence of the hop, for every ready-made configuration, by moving one step. */
class MechanismFieldsTest {
    private static final int CHANNELS = 3;
    private static final Offset<Float> SAME = Offset.offset(1e-5f);

    @TempDir
    Path directory;

    static List<String> names() {
        return ReadyMade.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aContextDependsOnItsFieldAndOnNothingElse(String name) {
        NetworkConfiguration network = network(name);
        try (ServingModel model = load(network, 1)) {
            float[] series = StoredWindows.series(model.steps(), CHANNELS);
            float[] before = run(model, series, 0).context();
            int outside = model.steps() - network.attentionField();

            assertThat(contextWith(model, series, 0, outside)).containsExactly(before);
            for (int back : List.of(0, network.lookahead(), network.lookahead() + 1)) {
                assertThat(contextWith(model, series, model.steps() - 1 - back, 1))
                        .as("%d steps back", back)
                        .isNotEqualTo(before);
            }
            int farthest = network.attention().scope() == ScopeKind.LOCAL
                    ? 1
                    : network.attention().window();
            assertThat(contextWith(model, series, outside, farthest))
                    .as("the farthest steps")
                    .isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aStepIsTheSameAtEveryHop(String name) {
        NetworkConfiguration network = network(name);
        float[] series;
        AttendedBatch together;
        try (ServingModel four = load(network, 4)) {
            assertThat(four.card().lookahead()).isEqualTo(network.lookahead());
            series = StoredWindows.series(four.steps(), CHANNELS);
            together = run(four, series, 0);
        }
        try (ServingModel one =
                ServingModel.load(directory, ServingOptions.defaults().withHop(1))) {
            AttendedBatch apart = run(one, series, 0, 1, 2, 3);

            assertThat(apart.features()).containsExactly(together.features(), SAME);
            assertThat(apart.context()).containsExactly(together.context(), SAME);
            assertThat(apart.attention()).containsExactly(together.attention(), SAME);
            assertThat(apart.expectation()).containsExactly(together.expectation(), SAME);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExpectationNeverSeesItsOwnStep(String name) {
        try (ServingModel model = load(network(name), 1)) {
            float[] series = StoredWindows.series(model.steps(), CHANNELS);
            float[] before = run(model, series, 0).expectation();
            for (int cell = series.length - CHANNELS; cell < series.length; cell++) {
                series[cell] += 3;
            }
            assertThat(run(model, series, 0).expectation()).containsExactly(before);
        }
    }

    /** The context when some steps are moved. */
    private static float[] contextWith(ServingModel model, float[] series, int firstStep, int steps) {
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

    private ServingModel load(NetworkConfiguration network, int hop) {
        RandomModels.write(directory, network, CHANNELS);
        return ServingModel.load(directory, ServingOptions.defaults().withHop(hop));
    }

    private static AttendedBatch run(ServingModel model, float[] series, Integer... firstSteps) {
        return model.run(
                firstSteps.length, StoredWindows.cut(series, CHANNELS, model.steps(), Arrays.asList(firstSteps)), 0);
    }
}
