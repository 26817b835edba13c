package dev.heed.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.ModelDirectory;
import java.util.Set;
import org.apache.flink.api.common.externalresource.ExternalResourceInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.table.functions.FunctionContext;
import org.junit.jupiter.api.Test;

class StagesTest {
    private static final long START = 1_700_000_000_000L;

    private final Counter late = new SimpleCounter();

    @Test
    void refusesStateOfAnotherModel() {
        MachineState state = new MachineState();
        state.layout = 7;
        state.window = new byte[] {8, 1};
        try (Stages stages = stages()) {
            assertThatThrownBy(() -> stages.pass(state, 0))
                    .hasMessageContaining("expected state of a model with channels [speed, flow")
                    .hasMessageContaining("found state of another one");
        }
    }

    @Test
    void countsARowBehindTheWatermark() {
        MachineState state = new MachineState();
        try (Stages stages = stages()) {
            stages.read(state, "pump", START, new double[] {1, 2, 3, 4, 5, 6}, START - 1);
            assertThat(late.getCount()).isZero();
            assertThat(state.window).isNotNull();
            stages.read(state, "pump", START - 60_000, new double[] {1, 2, 3, 4, 5, 6}, START - 1);
            assertThat(late.getCount()).isEqualTo(1);
        }
    }

    @Test
    void keepsNothingOfAMachineThatIsSilentForLong() {
        MachineState state = new MachineState();
        try (Stages stages = stages()) {
            stages.read(state, "pump", START, new double[] {1, 2, 3, 4, 5, 6}, Long.MIN_VALUE);
            for (int i = 0; i < 10 && state.timer != Long.MAX_VALUE; i++) {
                stages.pass(state, state.timer);
            }
            assertThat(state.window).isNull();
            assertThat(state.detection).isNull();
        }
    }

    private Stages stages() {
        FunctionPlan plan =
                FunctionPlan.of(PumpModel.directory().toString(), ModelDirectory.open(PumpModel.directory()));
        return new Stages(plan, false, new Standalone());
    }

    private final class Standalone extends FunctionContext {
        private Standalone() {
            super(null);
        }

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup() {
                @Override
                public Counter counter(String name) {
                    return name.equals("lateRows") ? late : super.counter(name);
                }
            };
        }

        @Override
        public Set<ExternalResourceInfo> getExternalResourceInfos(String resource) {
            return Set.of();
        }
    }
}
