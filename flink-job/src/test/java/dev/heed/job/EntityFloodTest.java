package dev.heed.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Detection;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.ingest.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More entities than may be kept, each reading of another name, between those of the machines. */
class EntityFloodTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final int NAMES_EACH_READING = 4;

    private static List<Ingested> withNewNames() {
        List<Ingested> readings = new ArrayList<>();
        for (Ingested reading : Machines.inOrder()) {
            readings.add(reading);
            for (int i = 0; readings.size() >= Machines.ENTITIES && i < NAMES_EACH_READING; i++) {
                Reading good = requireNonNull(reading.reading());
                readings.add(Ingested.of(Reading.sample(
                        "stranger-" + readings.size(),
                        good.timeMicros(),
                        good.values(),
                        new Origin("flood", 0, readings.size()))));
            }
        }
        return readings;
    }

    private static PipelineRun run() {
        return new PipelineRun()
                .parallelism(1)
                .fixedBatch()
                .option("heed.window.max-entities", Integer.toString(Machines.ENTITIES));
    }

    @Test
    void goesToTheDeadLettersAndLeavesTheKnownOnesUntouched() throws Exception {
        List<Ingested> readings = withNewNames();
        Map<String, Detection> alone = run().over(Machines.inOrder()).detections();
        PipelineRun flooded = run().over(readings);
        assertThat(Difference.between(flooded.detections(), alone, 0)).isEmpty();
        assertThat(alone).hasSize(Machines.ENTITIES * Machines.STEPS / 8);
        assertThat(flooded.deadLetters())
                .hasSize(readings.size() - Machines.ENTITIES * Machines.STEPS)
                .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo(Reason.TOO_MANY_ENTITIES));
        Rejected first = flooded.deadLetters().get(0);
        assertThat(first.label()).isEqualTo("too-many-entities");
        assertThat(first.stage()).isEqualTo("window");
        assertThat(first.origin().topic()).isEqualTo("flood");
        assertThat(new String(requireNonNull(first.key()), StandardCharsets.UTF_8))
                .startsWith("stranger-");
    }
}
