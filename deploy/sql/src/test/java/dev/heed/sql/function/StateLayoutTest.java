package dev.heed.sql.function;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.ModelDirectory;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.table.functions.FunctionContext;
import org.junit.jupiter.api.Test;

class StateLayoutTest {
    @Test
    void refusesStateOfAnotherModel() {
        MachineState state = new MachineState();
        state.layout = 7;
        state.window = new byte[] {8, 1};
        FunctionPlan plan =
                FunctionPlan.of(PumpModel.directory().toString(), ModelDirectory.open(PumpModel.directory()));
        try (Stages stages = new Stages(plan, new WithoutARuntime())) {
            assertThatThrownBy(() -> stages.pass(state, 0))
                    .hasMessageContaining("expected state of a model with channels [speed, flow")
                    .hasMessageContaining("found state of another one");
        }
    }

    private static final class WithoutARuntime extends FunctionContext {
        private WithoutARuntime() {
            super(null);
        }

        @Override
        public org.apache.flink.metrics.MetricGroup getMetricGroup() {
            return UnregisteredMetricsGroup.createOperatorMetricGroup();
        }

        @Override
        public java.util.Set<org.apache.flink.api.common.externalresource.ExternalResourceInfo>
                getExternalResourceInfos(String resource) {
            return java.util.Set.of();
        }
    }
}
