package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ReadyMade;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a task that needs it, a mechanism's loss falls well below that of the same network without it. */
class MechanismsTrainTest {
    private static final String WITHOUT = "{\"layers\": 0, \"gate\": \"learnable\"}";

    @TempDir
    Path directory;

    @Test
    void localAttentionFindsWhatWasAnnouncedStepsBefore() {
        assertThat(Trial.of(Task.ANNOUNCED, WITHOUT, 100, directory).loss()).isGreaterThan(.9);
        assertThat(Trial.of(Task.ANNOUNCED, "{}", 900, directory).loss()).isLessThan(.5);
    }

    /** It is one file among the tests; the network knows it by its name alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"scope\": \"local\"",
                "\"scope\": \"local\", \"alignment\": \"centered\"",
                "\"scope\": \"global\", \"window\": 9",
                "\"scope\": \"local_predictive\", \"window\": 9"
            })
    void aScoreOutsideOfTheCatalogueTrainsAndServesInEveryScope(String scope) {
        AttentionConfiguration attention = Trial.settings("{\"score\": \"distance\", " + scope + "}");
        FittedSeries fitted = Task.ANNOUNCED.series(500);
        Trial.train(Task.ANNOUNCED, fitted, Trial.network(attention), 2, directory, Progress.silent());

        try (ServingModel model = ServingModel.load(directory, ServingOptions.defaults())) {
            assertThat(model.card().configuration().attention().score()).hasToString("distance");
            SeriesWindows windows = new SeriesWindows(fitted.series().get(0), model.hop(), 0, model.steps());
            assertThat(model.run(2, windows, 0).context()).doesNotContain(Float.NaN);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.heed.model.network.ReadyMade#names")
    void everyReadyMadeConfigurationTrainsAndServes(String name) {
        AttentionConfiguration ready = ReadyMade.named(name).attention();
        NetworkConfiguration network = Trial.network(ready);
        TrainingReport report =
                Trial.train(Task.ANNOUNCED, Task.ANNOUNCED.series(500), network, 2, directory, Progress.silent());

        assertThat(report.card().configuration().attention()).isEqualTo(ready);
        assertThat(report.card().training().expectation().mse()).isPositive();
    }
}
