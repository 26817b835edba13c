package dev.heed.cli.demo.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.cli.demo.pump.PumpDesign.OperatingPoint;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PumpDesignTest {
    private final PumpDesign level = new PumpDesign(1_480, 50, .0014, 0, .0024, 2);
    private final PumpDesign climbing = new PumpDesign(1_480, 50, .0014, 12, .0024, 2);

    @Test
    void followsTheAffinityLawsWhereThePipeDoesNotClimb() {
        OperatingPoint full = level.run(1, 1, 1, 1);
        OperatingPoint slow = level.run(.8, 1, 1, 1);
        assertThat(slow.flow()).isCloseTo(.8 * full.flow(), Percentage.withPercentage(1e-6));
        assertThat(slow.bar()).isCloseTo(.64 * full.bar(), Percentage.withPercentage(1e-6));
        assertThat(slow.kilowatts()).isCloseTo(.512 * full.kilowatts(), Percentage.withPercentage(1e-6));
    }

    @Test
    void runsWhereThePumpsCurveMeetsThePipes() {
        OperatingPoint point = climbing.run(1, 1, 1, 1);
        double metres = point.bar() / .0980665;
        assertThat(metres).isCloseTo(12 + .0024 * point.flow() * point.flow(), within(1e-9));
        assertThat(metres).isCloseTo(50 - .0014 * point.flow() * point.flow(), within(1e-9));
    }

    @Test
    void givesLessFlowAndMorePressureAgainstAClosingValve() {
        OperatingPoint open = climbing.run(1, 1, 1, 1);
        OperatingPoint closing = climbing.run(1, 1, 6, 1);
        assertThat(closing.flow()).isLessThan(.6 * open.flow());
        assertThat(closing.bar()).isGreaterThan(1.1 * open.bar());
        assertThat(closing.kilowatts()).isLessThan(open.kilowatts());
    }

    @Test
    void standsStillRatherThanFlowBackwards() {
        assertThat(climbing.run(.4, 1, 1, 1).flow()).isZero();
    }
}
