package dev.heed.cli.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.cli.input.Account;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.detect.WarmUp;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One channel, one step a half day (so the season is two steps), two steps ahead. */
class ForecastErrorsTest {
    private static final Period STEP = Period.parse("12h");
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final float[] VALUES = {1, 2, 3, 5, 8, 13};

    @TempDir
    Path directory;

    private ForecastErrors errors() {
        return errors(VALUES);
    }

    private ForecastErrors errors(float... values) {
        String[] rows = Stream.concat(
                        Stream.of("time,load"),
                        IntStream.range(0, values.length).mapToObj(i -> i * 43_200L + "," + values[i]))
                .toArray(String[]::new);
        SeriesFiles files =
                SeriesFiles.open(List.of(CsvFixture.write(directory, "load.csv", rows)), CsvFixture.seconds());
        Map<String, Observations> all =
                Observations.read(files, StepGrid.of(STEP), Intake.plain(files.channels()), new Account());
        Observations observations = all.get("load");
        assertThat(observations).isNotNull();
        return new ForecastErrors(observations, STEP, 2, List.of(.1, .5, .9), new double[] {2});
    }

    private static Detection issued(int step, float... forecast) {
        long time = step * DAY_MICROS / 2;
        float[] none = {};
        Window steps = new Window("load", time, 1, 99, none, new byte[] {1}, none, none, Origin.UNKNOWN);
        ModelOutput output = new ModelOutput(none, none, none, none, none, none, none);
        return new Detection(
                new Attended(steps, new ModelId("m", "1", "d"), output),
                new Scores(none, none, none, new boolean[1]),
                new IssuedForecast(time, forecast),
                new WarmUp(0, 0),
                List.of(),
                null);
    }

    @Test
    void measuresTheMedianTheIntervalAndTheBaselines() {
        ForecastErrors errors = errors();
        errors.add(issued(3, 6, 7, 9, 10, 11, 12), 0, VALUES.length);
        ForecastFacts facts = requireNonNull(errors.facts());
        assertThat(facts.windows()).isEqualTo(1);
        assertThat(facts.model().mseByStep()).containsExactly(.25, 1.);
        assertThat(requireNonNull(facts.lastValue()).maeByStep()).containsExactly(1.5, 4.);
        // a day before steps 4 and 5 are steps 2 and 3
        assertThat(facts.seasonal()).isNotNull();
        assertThat(facts.seasonal().maeByStep()).containsExactly(2.5, 4.);
        assertThat(facts.coverage()).containsExactly(1., 0.);
        assertThat(facts.nominal()).isEqualTo(.8, within(1e-12));
        // truth 13 against 10, 11, 12: misses of 1.5, 1, .5 at levels .1, .5, .9
        assertThat(facts.pinball().get(1)).isEqualTo((.1 * 1.5 + .5 * 1 + .9 * .5) / 3, within(1e-9));
    }

    @Test
    void leavesOutForecastsThatGoBeyondTheRows() {
        ForecastErrors errors = errors();
        errors.add(issued(4, 0, 0, 0, 0, 0, 0), 0, VALUES.length);
        errors.add(issued(3, 0, 0, 0, 0, 0, 0), 0, 5);
        errors.add(issued(2, 0, 0, 0, 0, 0, 0), 4, VALUES.length);
        assertThat(errors.facts()).isNull();
        assertThat(errors.whyNone()).isEqualTo("none of 3 has all of its 2 steps ahead within the rows");
    }

    @Test
    void comparesWithEachValueThatWasObserved() {
        ForecastErrors ahead = errors(1, 2, 3, 5, Float.NaN, 13);
        ahead.add(issued(3, 6, 7, 9, 10, 11, 12), 0, VALUES.length);
        ForecastFacts facts = requireNonNull(ahead.facts());
        assertThat(facts.windows()).isEqualTo(1);
        assertThat(facts.cells()).isEqualTo(1);
        assertThat(facts.observed()).isEqualTo(.5);
        assertThat(facts.model().mseByStep()).containsExactly(0., 1.);
        assertThat(facts.coverage()).containsExactly(0., 0.);
    }

    @Test
    void comparesTheBaselinesWithWhatTheySaw() {
        ForecastErrors atTheIssue = errors(1, 2, 3, Float.NaN, 8, 13);
        atTheIssue.add(issued(3, 6, 7, 9, 10, 11, 12), 0, VALUES.length);
        ForecastFacts carried = requireNonNull(atTheIssue.facts());
        assertThat(requireNonNull(carried.lastValue()).maeByStep()).containsExactly(2.5, 5.);
        assertThat(requireNonNull(carried.seasonal()).maeByStep()).containsExactly(2.5, 0.);
    }

    @Test
    void saysWhyNothingCouldBeMeasured() {
        assertThat(errors().whyNone()).startsWith("none was issued");
        ForecastErrors unobserved = errors(1, 2, 3, 5, Float.NaN, Float.NaN);
        unobserved.add(issued(3, 6, 7, 9, 10, 11, 12), 0, VALUES.length);
        assertThat(unobserved.facts()).isNull();
        assertThat(unobserved.whyNone()).isEqualTo("no value was observed in the steps ahead of 1 forecasts");
    }
}
