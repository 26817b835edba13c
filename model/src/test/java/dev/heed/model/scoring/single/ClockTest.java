package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final Clock hours = new Clock(Period.parse("1h"));

    @Test
    void findsASlotOfTheDayAndOfTheWeek() {
        assertThat(hours.perDay()).isEqualTo(24);
        assertThat(hours.ofDay(24 * 9 + 5)).isEqualTo(5);
        assertThat(hours.ofWeek(24 * 9 + 5)).isEqualTo(24 * 2 + 5);
    }

    @Test
    void sharesASlotBetweenShortSteps() {
        Clock seconds = new Clock(Period.parse("1s"));

        assertThat(seconds.perDay()).isEqualTo(288);
        assertThat(seconds.stepsEach()).isEqualTo(300, within(1e-9));
        assertThat(seconds.ofDay(299)).isZero();
        assertThat(seconds.ofDay(300)).isEqualTo(1);
    }

    @Test
    void tellsNoTimeOfDayByStepsOfMoreThanAQuarterOfIt() {
        assertThat(new Clock(Period.parse("6h")).tellsTheTimeOfDay()).isTrue();
        assertThat(new Clock(Period.parse("7h")).tellsTheTimeOfDay()).isFalse();
    }
}
