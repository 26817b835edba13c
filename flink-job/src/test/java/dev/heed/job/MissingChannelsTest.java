package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Alert;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts of machine-3, whose pressure goes astray in steps 250 to 299, with channels missing. */
class MissingChannelsTest {
    private static final int PRESSURE = 2;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static List<Alert> openings(Machines.Cells read) throws Exception {
        return new PipelineRun()
                .over(Machines.reading(read)).detections().values().stream()
                        .filter(detection -> detection.entity().equals("machine-3"))
                        .flatMap(detection -> detection.alerts().stream())
                        .filter(alert -> alert.state() == Alert.State.OPEN)
                        .toList();
    }

    @Test
    void opensNoAlertWhileMostChannelsAreMissing() throws Exception {
        int back = 280;
        List<Alert> openings = openings((entity, step, channel) -> channel == PRESSURE || step < 240 || step >= back);
        assertThat(openings).isNotEmpty();
        assertThat(openings.get(0).timeMicros()).isBetween(Machines.micros(back), Machines.micros(300));
    }

    @Test
    void opensOneWhereSensorsAreSparseAndOneIsAstray() throws Exception {
        List<Alert> openings = openings((entity, step, channel) -> channel == PRESSURE || step % 3 == 0);
        assertThat(openings)
                .anySatisfy(alert -> {
                    assertThat(alert.timeMicros()).isBetween(Machines.micros(250), Machines.micros(270));
                    assertThat(alert.causes().get(0).channel()).isEqualTo(PRESSURE);
                })
                .noneMatch(alert -> alert.timeMicros() < Machines.micros(250));
    }
}
