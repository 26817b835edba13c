package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Alert;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import dev.heed.detect.Deviation;
import dev.heed.detect.Scores;
import dev.heed.detect.SimilarMoment;
import dev.heed.detect.WarmUp;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.job.TestModels;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityFilesTest {
    private static final Period SECOND = Period.parse("1s");
    private static final int RECEPTIVE_FIELD = 10;
    private static final int HOP = 2;
    private static final float[] NONE = {};

    @TempDir
    Path directory;

    private long lastStep = 1_000;

    private int write(boolean intervals, Detection detection) throws Exception {
        try (EntityFiles files = new EntityFiles(
                directory,
                card(),
                new RowTimes(StepGrid.of(SECOND), new long[0], lastStep),
                TimeText.SECONDS,
                intervals ? FileChoice.usual().withIntervals() : FileChoice.usual())) {
            return files.write(detection);
        }
    }

    /** A card of two channels, a forecast of two steps and three levels. */
    private static ModelCard card() {
        ModelCard trained = TestModels.machines().card();
        return new ModelCard(
                "pumps",
                "1",
                List.of("flow", "speed"),
                List.of("m³/h", ""),
                SECOND,
                0,
                HOP,
                RECEPTIVE_FIELD,
                0,
                2,
                trained.expectationHorizons(),
                List.of(.1, .5, .9),
                trained.maxGapSteps(),
                trained.configuration(),
                trained.normalisation(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                trained.scoring(),
                trained.training());
    }

    /** The hop of steps 100 and 101, the last of them {@code history + 1} steps after the entity began. */
    private static Detection hop(int history, byte[] observed, Alert... alerts) {
        Window window = new Window(
                "p", 100_000_000, HOP, history, NONE, observed, new float[] {0, 0}, new float[] {1, 1}, Origin.UNKNOWN);
        ModelOutput output = new ModelOutput(NONE, new float[] {1, 2, 3, 4}, NONE, NONE, NONE, NONE, NONE);
        Scores scores =
                new Scores(new float[] {.5f, .25f}, new float[] {1, 1}, new float[] {10, 20, 30, 40}, new boolean[HOP]);
        float[] forecast = {1, 2, 3, 11, 12, 13, 4, 5, 6, 14, 15, 16}; // [H × C × Q]
        return new Detection(
                new Attended(window, new ModelId("m", "1", ""), output),
                scores,
                new IssuedForecast(101_000_000, forecast),
                new WarmUp(0, 0),
                List.of(alerts),
                null);
    }

    private List<String> rows(String file) throws Exception {
        List<String> lines = Files.readAllLines(directory.resolve(file));
        return lines.subList(1, lines.size());
    }

    @Test
    void holdARowForEachStepWithItsOwnFigures() throws Exception {
        assertThat(write(false, hop(50, new byte[] {1, 1, 1, 1}))).isEqualTo(2);
        assertThat(rows("saliency.csv"))
                .containsExactly("1970-01-01T00:01:40Z,0.5,10.0,20.0", "1970-01-01T00:01:41Z,0.25,30.0,40.0");
        assertThat(rows("weighted-features.csv"))
                .containsExactly("1970-01-01T00:01:40Z,1.0,2.0", "1970-01-01T00:01:41Z,3.0,4.0");
    }

    @Test
    void holdTheMediansOfAForecastAndItsOtherLevelsWhereTheyAreWanted() throws Exception {
        write(true, hop(50, new byte[] {1, 1, 1, 1}));
        assertThat(rows("forecasts.csv"))
                .containsExactly(
                        "1970-01-01T00:01:41Z,1970-01-01T00:01:42Z,2.0,12.0",
                        "1970-01-01T00:01:41Z,1970-01-01T00:01:43Z,5.0,15.0");
        assertThat(rows("forecast-intervals.csv"))
                .containsExactly(
                        "1970-01-01T00:01:41Z,1970-01-01T00:01:42Z,0.1,1.0,11.0",
                        "1970-01-01T00:01:41Z,1970-01-01T00:01:42Z,0.9,3.0,13.0",
                        "1970-01-01T00:01:41Z,1970-01-01T00:01:43Z,0.1,4.0,14.0",
                        "1970-01-01T00:01:41Z,1970-01-01T00:01:43Z,0.9,6.0,16.0");
    }

    @Test
    void leaveOutStepsThatAreWarmingUp() throws Exception {
        assertThat(write(false, hop(RECEPTIVE_FIELD - 1, new byte[] {1, 1, 1, 1})))
                .isEqualTo(1);
        assertThat(rows("saliency.csv")).singleElement().asString().startsWith("1970-01-01T00:01:41Z");
        assertThat(rows("forecasts.csv")).hasSize(2);
    }

    @Test
    void leaveOutAForecastThatIsIssuedAfterTheLastReading() throws Exception {
        lastStep = 100;
        write(false, hop(50, new byte[] {1, 1, 0, 0}));
        assertThat(rows("saliency.csv")).hasSize(1);
        assertThat(rows("forecasts.csv")).isEmpty();
    }

    @Test
    void leaveOutStepsWithoutAnyReading() throws Exception {
        assertThat(write(false, hop(50, new byte[] {0, 0, 0, 1}))).isEqualTo(1);
        assertThat(rows("saliency.csv")).singleElement().asString().startsWith("1970-01-01T00:01:41Z");
    }

    @Test
    void tellAnAlertsCausesThatAreWorthNamingAndThePastItLooksLike() throws Exception {
        Alert alert = new Alert(
                new Alert.Event("e-1", 90_000_000, 1.5f, null, 0),
                Alert.State.OPEN,
                Alert.Severity.HIGH,
                101_000_000,
                7.25f,
                List.of(
                        new Cause(
                                1, .99f, 95_000_000, 101_000_000, new Deviation(Deviation.Kind.DRIFT, 1.25f, 2, .03f)),
                        new Cause(0, .005f, 95_000_000, 101_000_000, null)),
                List.of(new SimilarMoment(50_000_000, .75f, true), new SimilarMoment(60_000_000, .25f, false)));
        write(false, hop(50, new byte[] {1, 1, 1, 1}, alert));
        assertThat(rows("alerts.csv"))
                .containsExactly("1970-01-01T00:01:41Z,OPEN,HIGH,1970-01-01T00:01:30Z,7.25,1.5,"
                        + "speed 0.99 1970-01-01T00:01:35Z/1970-01-01T00:01:41Z,e-1,"
                        + "1970-01-01T00:00:50Z 0.75 alerted; 1970-01-01T00:01:00Z 0.25,"
                        + "\"p: speed drifted to 1.25, expected 2.00 ± 0.03.\",");
    }
}
