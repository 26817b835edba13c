package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import org.junit.jupiter.api.Test;

class HopsTest {
    private final Hops hops = new Hops(StepGrid.of(Period.parse("1s")), 4);

    @Test
    void alignsHopsToTheEpoch() {
        assertThat(hops.hopOf(0)).isZero();
        assertThat(hops.hopOf(3)).isZero();
        assertThat(hops.hopOf(4)).isEqualTo(1);
        assertThat(hops.hopOf(-1)).isEqualTo(-1);
        assertThat(hops.firstStep(-1)).isEqualTo(-4);
    }

    @Test
    void isCompleteOnceEveryTimeOfTheHopHasBeenSeen() {
        assertThat(hops.completeAt(0)).isEqualTo(3999);
        Hops fine = new Hops(StepGrid.of(Period.parse("12kHz")), 32); // ends at 2666.67 µs: within millisecond 2
        assertThat(fine.completeAt(0)).isEqualTo(2);
    }

    @Test
    void refusesAHopWithoutSteps() {
        assertThatThrownBy(() -> new Hops(StepGrid.of(Period.parse("1s")), 0)).hasMessageContaining("found 0");
    }
}
