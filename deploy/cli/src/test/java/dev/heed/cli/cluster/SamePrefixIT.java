package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.job.Machines;
import dev.heed.model.refusal.Refusal;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two jobs with one transaction prefix. */
class SamePrefixIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private static final int HOPS = Machines.ENTITIES * 64 / 8;

    @Test
    void theSecondIsRefusedAndTheFirstGoesOn() throws Exception {
        try (LocalJob local = new LocalJob()) {
            JobClient first = local.start(Map.of());
            local.readings.samples(0, 80);
            assertThat(local.output.saliency(HOPS)).hasSizeGreaterThanOrEqualTo(HOPS);

            assertThatThrownBy(() -> local.start(Map.of()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageMatching(
                            "heed.emit.transaction-prefix: expected one that no running job has, found 'heed'"
                                    + " taken by heed.lease-\\d+ at /127.0.0.1; stop that job, or give this one another prefix");

            local.readings.samples(80, 160);
            assertThat(local.output.saliency(2 * HOPS)).hasSizeGreaterThanOrEqualTo(2 * HOPS);
            first.cancel().get();
            JobClient next = local.start(Map.of());
            next.cancel().get();
        }
    }

    @Test
    void anotherPrefixIsFree() throws Exception {
        try (LocalJob local = new LocalJob()) {
            JobClient first = local.start(Map.of());
            local.readings.samples(0, 80);
            assertThat(local.output.saliency(HOPS)).hasSizeGreaterThanOrEqualTo(HOPS);
            JobClient second = local.start(Map.of("heed.emit.transaction-prefix", "other"));
            second.cancel().get();
            first.cancel().get();
        }
    }
}
