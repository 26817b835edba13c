package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import org.junit.jupiter.api.Test;

class RowTimesTest {
    private static final Period TEN = Period.ofMicros(10);

    @Test
    void areTheStepsStartsWhereEveryRowIsThere() {
        assertThat(new RowTimes(StepGrid.of(TEN), new long[0], 5).of(7)).isEqualTo(70);
    }

    @Test
    void areThoseOfTheLastRowWithinAStep() {
        RowTimes times = new RowTimes(StepGrid.of(TEN), new long[] {3, 13, 17, 23}, 2);
        assertThat(times.of(1)).isEqualTo(17);
        assertThat(times.of(2)).isEqualTo(23);
    }

    @Test
    void lieAsFarFromAStepsStartAsTheRowThatTheForecastBeganWith() {
        RowTimes times = new RowTimes(StepGrid.of(TEN), new long[] {3, 13, 43}, 4);
        assertThat(times.of(2, 1)).isEqualTo(23);
        assertThat(times.of(9, 4)).isEqualTo(93);
        assertThat(times.of(2, 3)).isEqualTo(20);
    }
}
