package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.SimulatedPumps;
import dev.heed.model.network.BranchConfiguration;
import dev.heed.model.network.ConfigurationJson;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ParameterLayout;
import dev.heed.model.scoring.single.SingleChannel;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.serving.HeadFacts;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final NetworkConfiguration NETWORK =
            NetworkConfiguration.defaults().withHorizon(8);

    @TempDir
    Path directory;

    /** The gradients of an operation that joins more than 8 tensors would be summed in another order in each graph. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"layers\": 1, \"scope\": \"global\", \"window\": 12}",
                "{\"layers\": 0, \"window\": 16, \"summary\": {\"kind\": \"location_hard\", \"length\": 12}}"
            })
    void givesTheSameModelForTheSameSeed(String attention) {
        FittedSeries fitted = SimulatedPumps.fitted(2, 800, 3);
        TrainingPlan plan = SimulatedPumps.plan(
                fitted, ConfigurationJson.change(NETWORK, "{\"attention\": " + attention + "}"), 10);

        TrainingReport first = train(plan, fitted, "first");
        TrainingReport second = train(plan, fitted, "second");

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(first.digest())
                .isEqualTo(ModelDirectory.open(directory.resolve("first")).digest());
    }

    @Test
    void letsAttentionAddToTheBackboneButNeverHarmIt() {
        FittedSeries fitted = SimulatedPumps.fitted(1, 2000, 3);
        TrainingReport report = train(SimulatedPumps.plan(fitted, NETWORK, 100), fitted, "model");
        HeadFacts forecast = report.card().training().forecast();
        HeadFacts expectation = report.card().training().expectation();

        assertThat(forecast.alpha()).isBetween(.05, 1.);
        assertThat(forecast.mse()).isLessThan(forecast.backboneMse());
        assertThat(expectation.mse()).isLessThanOrEqualTo(expectation.backboneMse());
    }

    @Test
    void trainsABranchOfTheForecastThatHelpsTheSameForTheSameSeed() {
        ForecastConfiguration linear = NETWORK.forecast();
        NetworkConfiguration branched = new NetworkConfiguration(
                NETWORK.expectation(),
                new ForecastConfiguration(
                        8, linear.lookBacks(), linear.levels(), new BranchConfiguration(8, 6, 2, 4, 16, 16, .3)),
                NETWORK.attention());
        FittedSeries fitted = SimulatedPumps.fitted(1, 2000, 3);
        TrainingPlan plan = SimulatedPumps.plan(fitted, branched, 60);
        TrainingReport first = train(plan, fitted, "first");
        HeadFacts forecast = first.card().training().forecast();

        assertThat(forecast.alpha()).isPositive();
        assertThat(forecast.mse()).isLessThan(forecast.backboneMse());
        assertThat(train(plan, fitted, "second").digest()).isEqualTo(first.digest());
        assertThat(first.directory().resolve("increments.bin")).isRegularFile();
    }

    @Test
    void theServedExpectationIsAsGoodAsTheCardSays() {
        FittedSeries fitted = SimulatedPumps.fitted(1, 2000, 3);
        TrainingReport report = train(SimulatedPumps.plan(fitted, NETWORK, 30), fitted, "model");
        double told = report.card().training().expectation().mse();
        try (ServingModel model =
                ServingModel.load(report.directory(), ServingOptions.defaults().withHop(200))) {
            SeriesWindows windows = new SeriesWindows(fitted.series().get(0), 200, 8, model.steps());
            float[] expectation = model.run(1, windows, 0).expectation();
            float[] z = windows.values(0);
            double squares = 0;
            for (int step = 0; step < 200; step++) {
                for (int c = 0; c < 3; c++) {
                    double e = z[(model.steps() - 200 + step) * 3 + c] - expectation[step * 2 * 3 + c];
                    squares += e * e / 600;
                }
            }
            assertThat(squares).isCloseTo(told, Offset.offset(.5 * told));
        }
    }

    @Test
    void tellsHowFarItIs() {
        FittedSeries fitted = SimulatedPumps.fitted(1, 800, 2);
        List<String> told = new ArrayList<>();
        new Trainer()
                .train(
                        SimulatedPumps.plan(fitted, NETWORK, 3),
                        fitted.series(),
                        directory,
                        (stage, done, total) -> told.add(stage + " " + done + "/" + total));

        assertThat(told)
                .containsExactly(
                        "backbone 1/1",
                        "attention 1/3",
                        "attention 2/3",
                        "attention 3/3",
                        "backbone on all rows 1/1",
                        "calibration 1/1");
    }

    @Test
    void refusesTooFewRowsAndSaysHowManyItNeeds() {
        FittedSeries fitted = SimulatedPumps.fitted(1, 90, 2);

        assertThatThrownBy(() -> train(SimulatedPumps.plan(fitted, NETWORK, 3), fitted, "model"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a series of at least 103 rows")
                .hasMessageContaining("found at most 90");
    }

    @Test
    void refusesASeriesOfOtherChannelsThanThePlan() {
        TrainingPlan two = SimulatedPumps.plan(SimulatedPumps.fitted(1, 800, 2), NETWORK, 3);
        FittedSeries three = SimulatedPumps.fitted(1, 800, 3);

        assertThatThrownBy(() -> train(two, three, "model"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected series of 2 channels, found 3 in pump-0");
    }

    @Test
    void tellsInTheCardWhatItWasTrainedOnAndWhatItIs() {
        FittedSeries fitted = SimulatedPumps.fitted(2, 800, 2);
        TrainingReport report = train(SimulatedPumps.plan(fitted, NETWORK, 3), fitted, "model");
        ModelCard card = report.card();

        assertThat(card.name()).isEqualTo("pumps");
        assertThat(card.version()).isEqualTo("1");
        assertThat(card.channels()).containsExactly("channel-0", "channel-1");
        assertThat(card.period()).hasToString("1m");
        assertThat(card.hop()).isEqualTo(4);
        assertThat(card.receptiveField()).isEqualTo(NETWORK.receptiveField());
        assertThat(card.lookahead()).isZero();
        assertThat(card.horizon()).isEqualTo(8);
        assertThat(card.expectationHorizons()).containsExactly(1, 48);
        assertThat(card.levels()).containsExactly(.1, .5, .9);
        assertThat(card.maxGapSteps()).isEqualTo(10);
        assertThat(card.normalisation()).isEqualTo(fitted.normalisation());
        assertThat(card.scoring().channels()).isEqualTo(2);
        assertThat(card.training().entities()).containsExactly("pump-0", "pump-1");
        assertThat(card.training().rows()).isEqualTo(1600);
        assertThat(card.training().validationRows()).isEqualTo(320);
        assertThat(card.training().steps()).isEqualTo(3);
        assertThat(card.training().seed()).isEqualTo(7);
        assertThat(card.training().parameters())
                .isEqualTo(ParameterLayout.of(NETWORK, 2).size());
        assertThat(report.directory()).isEqualTo(directory.resolve("model"));
        assertThat(report.took()).isPositive();
    }

    @Test
    void aModelThatReplacesOneThatForecastsLeavesNothingOfIt() {
        FittedSeries fitted = SimulatedPumps.fitted(1, 800, 2);
        train(SimulatedPumps.plan(fitted, NETWORK, 1), fitted, "model");
        assertThat(directory.resolve("model/increments.bin")).isRegularFile();

        train(SimulatedPumps.plan(fitted, NETWORK.withHorizon(1), 1), fitted, "model");

        assertThat(directory.resolve("model/increments.bin")).doesNotExist();
        assertThat(ModelDirectory.open(directory.resolve("model")).card().horizon())
                .isEqualTo(1);
    }

    @Test
    void fitsAnOutlierOfAChannelAloneAsOneOfTwentyDeviations() throws IOException {
        FittedSeries fitted = SimulatedPumps.fitted(1, 800, 1);
        TrainingPlan plan = SimulatedPumps.plan(fitted, NETWORK, 3);
        fitted.series().get(0).values()[400] = 20;
        train(plan, fitted, "twenty");
        fitted.series().get(0).values()[400] = 9_000;
        train(plan, fitted, "more");

        String graph = "saved_model/saved_model.pb";
        assertThat(directory.resolve("more").resolve(graph))
                .hasBinaryContent(Files.readAllBytes(directory.resolve("twenty").resolve(graph)));
    }

    @Test
    void findsThePeriodOfAChannelAlone() {
        FittedSeries fitted = SimulatedPumps.fitted(1, 800, 1);
        TrainingReport report = train(SimulatedPumps.plan(fitted, NETWORK, 3), fitted, "model");

        assertThat(report.card().scoring().single()).containsExactly(new SingleChannel(40, 20));
        assertThat(report.card().scoring().alarm().tail().level()).isGreaterThanOrEqualTo(10);
    }

    private TrainingReport train(TrainingPlan plan, FittedSeries fitted, String name) {
        return new Trainer().train(plan, fitted.series(), directory.resolve(name), Progress.silent());
    }
}
