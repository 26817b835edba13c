package dev.heed.bench.variant.forest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Detection;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.series.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ScoreByForestTest {
    private static final int HOP = 4;
    private static final int CHANNELS = 2;

    private static Reading block(String entity, long firstStep, int steps) {
        float[] values = new float[steps * CHANNELS];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) Math.sin(firstStep * CHANNELS + i));
        return new Reading(entity, firstStep * 1_000, 1_000, new int[0], values, new Origin("t", 0, 0));
    }

    private static List<Detection> detections(Reading... readings) throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ScoreByForest(Period.ofMicros(1_000), HOP, CHANNELS)),
                Reading::entity,
                Types.STRING)) {
            harness.open();
            for (Reading reading : readings) {
                harness.processElement(reading, 0);
            }
            return harness.extractOutputValues();
        }
    }

    @Test
    void givesOutAHopWhenItsLastStepHasCome() throws Exception {
        assertThat(detections(block("a", 0, 3))).isEmpty();
        assertThat(detections(block("a", 0, 3), block("a", 3, 6)))
                .extracting(Detection::timeMicros)
                .containsExactly(0L, 4_000L);
    }

    @Test
    void keepsAForestForEachEntity() throws Exception {
        List<Detection> both = detections(block("a", 0, 400), block("b", 0, 400));
        assertThat(both).hasSize(200);
        for (int hop = 0; hop < 100; hop++) {
            assertThat(both.get(hop).scores().score())
                    .isEqualTo(both.get(hop + 100).scores().score());
        }
    }

    @Test
    void sharesEachScoreAmongTheChannels() throws Exception {
        List<Detection> found = detections(block("a", 0, 800));
        Detection last = found.get(found.size() - 1);
        for (int step = 0; step < HOP; step++) {
            float blame =
                    last.scores().saliency()[step * CHANNELS] + last.scores().saliency()[step * CHANNELS + 1];
            assertThat(blame).isCloseTo(last.scores().score()[step], org.assertj.core.data.Offset.offset(1e-4f));
        }
        assertThat(last.scores().score()[0]).isPositive();
    }
}
