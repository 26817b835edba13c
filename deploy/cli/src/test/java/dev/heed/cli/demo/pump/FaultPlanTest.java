package dev.heed.cli.demo.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private final List<Fault> faults = FaultPlan.hourly(PumpStation.names(6), 7_200, 3);

    @Test
    void hasEveryKindInEveryHour() {
        for (int hour = 0; hour < 3; hour++) {
            long begin = 7_200 + hour * FaultPlan.HOUR_SECONDS;
            assertThat(faults.subList(4 * hour, 4 * hour + 4))
                    .allMatch(f -> f.startSecond() > begin && f.endSecond() <= begin + FaultPlan.HOUR_SECONDS)
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.values());
        }
    }

    @Test
    void givesAPumpOneFaultAtATime() {
        for (Fault one : faults) {
            assertThat(faults)
                    .filteredOn(other -> other != one && other.pump().equals(one.pump()))
                    .noneMatch(other -> other.isActive(one.startSecond()) || other.isActive(one.endSecond() - 1));
        }
    }

    @Test
    void growsWearSlowlyAndTheOthersAtOnce() {
        Fault wear = new Fault("p", FaultKind.WEAR, 100, 200);
        Fault valve = new Fault("p", FaultKind.BLOCKED_VALVE, 100, 200);
        assertThat(new double[] {wear.severity(99), wear.severity(149), wear.severity(199), wear.severity(200)})
                .containsExactly(0, .5, 1, 0);
        assertThat(new double[] {valve.severity(99), valve.severity(109), valve.severity(119), valve.severity(199)})
                .containsExactly(0, .5, 1, 1);
    }

    @Test
    void refusesAFaultThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> new Fault("p", FaultKind.WEAR, 5, 5)).hasMessageContaining("start 5 and end 5");
    }
}
