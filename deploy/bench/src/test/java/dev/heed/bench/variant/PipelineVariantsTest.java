package dev.heed.bench.variant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.bench.LocalModel;
import dev.heed.job.PipelinePlan;
import dev.heed.window.WindowShape;
import org.junit.jupiter.api.Test;

class PipelineVariantsTest {
    private static final PipelinePlan PLAN = LocalModel.setting().plan();

    @Test
    void makeAWindowAsLongAsTheyAreTold() {
        WindowShape whole = PipelineVariants.whole(PLAN.window(), 128);
        assertThat(whole.windowSteps()).isEqualTo(128);
        assertThat(whole.hops()).isEqualTo(PLAN.window().hops());
        assertThat(whole.channels()).isEqualTo(PLAN.window().channels());
        assertThat(whole.maxGapSteps()).isEqualTo(PLAN.window().maxGapSteps());
        assertThat(whole.retention()).isEqualTo(PLAN.window().retention());
        assertThat(whole.normalisation()).isEqualTo(PLAN.window().normalisation());
    }

    @Test
    void makeAWindowNoShorterThanTheModelNeeds() {
        assertThat(PipelineVariants.whole(PLAN.window(), 2)).isEqualTo(PLAN.window());
        assertThat(PLAN.window().windowSteps()).isEqualTo(18 - 1 + 8);
    }
}
