package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.RandomModels;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.StepStats;

class PlacementTest {
    private static DeviceStepStats stats(String device, int operations) {
        DeviceStepStats.Builder stats = DeviceStepStats.newBuilder().setDevice(device);
        for (int i = 0; i < operations; i++) {
            stats.addNodeStats(NodeExecStats.getDefaultInstance());
        }
        return stats.build();
    }

    @Test
    void countsTheOperationsOnTheGpu() {
        RunMetadata traced = RunMetadata.newBuilder()
                .setStepStats(StepStats.newBuilder()
                        .addDevStats(stats("/job:localhost/replica:0/task:0/device:CPU:0", 5))
                        .addDevStats(stats("/job:localhost/replica:0/task:0/device:GPU:0", 40))
                        .addDevStats(stats("/device:GPU:0/stream:all", 60)))
                .build();

        assertThat(Placement.of(traced)).isEqualTo(new Placement("gpu", 40));
    }

    @Test
    void seesThatATracedRunStayedOnTheCpu(@TempDir Path directory) {
        RandomModels.write(directory, RandomModels.small(), 2);
        ModelCard card = ModelDirectory.open(directory).card();
        try (GraphSession session = GraphSession.load(
                ModelDirectory.graph(directory),
                card.layout(card.hop()),
                card.windowSteps(card.hop()),
                OptionalInt.empty(),
                1)) {
            assertThat(session.placement(1)).isEqualTo(Placement.CPU);
        }
    }
}
