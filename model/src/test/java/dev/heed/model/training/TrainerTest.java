package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.SimulatedPumps;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.FittedSeries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    @TempDir
    Path directory;

    @Test
    void givesTheSameModelForTheSameSeed() {
        FittedSeries fitted = SimulatedPumps.fitted(2, 1200, 3);
        TrainingPlan plan =
                SimulatedPumps.plan(fitted, NetworkConfiguration.defaults().withHorizon(8), 20);

        TrainingReport first = new Trainer().train(plan, fitted.series(), directory.resolve("a"), Progress.silent());
        TrainingReport second = new Trainer().train(plan, fitted.series(), directory.resolve("b"), Progress.silent());

        assertThat(second.digest()).isEqualTo(first.digest());
    }
}
