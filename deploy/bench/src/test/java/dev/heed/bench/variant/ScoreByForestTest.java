package dev.heed.bench.variant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Detection;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import dev.heed.window.Hops;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                new KeyedProcessOperator<>(
                        new ScoreByForest(new Hops(StepGrid.of(Period.ofMicros(1_000)), HOP), CHANNELS)),
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
    void givesOutNoHopThatHasNotEnded() throws Exception {
        assertThat(detections(block("a", 2, 1), block("a", 5, 2))).isEmpty();
    }

    @Test
    void putsAHopTogetherFromSamplesThatComeOneByOne() throws Exception {
        Reading[] samples =
                IntStream.range(400, 408).mapToObj(step -> block("a", step, 1)).toArray(Reading[]::new);
        List<Detection> byOne = detections(withHistory(samples));
        List<Detection> atOnce = detections(withHistory(block("a", 400, 8)));
        assertThat(byOne).hasSameSizeAs(atOnce);
        for (int hop = 0; hop < atOnce.size(); hop++) {
            assertThat(byOne.get(hop).timeMicros()).isEqualTo(atOnce.get(hop).timeMicros());
        }
        assertThat(byOne.get(101).scores().score()[3]).isPositive();
    }

    private static Reading[] withHistory(Reading... next) {
        return Stream.concat(Stream.of(block("a", 0, 400)), Stream.of(next)).toArray(Reading[]::new);
    }

    @Test
    void leavesStepsThatNeverCameAtZero() throws Exception {
        List<Detection> found = detections(block("a", 0, 400), block("a", 402, 2));
        float[] last = found.get(found.size() - 1).scores().score();
        assertThat(last[0]).isZero();
        assertThat(last[1]).isZero();
        assertThat(last[2]).isPositive();
        assertThat(last[3]).isPositive();
        assertThat(found.get(found.size() - 1).timeMicros()).isEqualTo(400_000);
    }

    @Test
    void keepsTheHopsOfEntitiesApartThatSendInTurn() throws Exception {
        List<Detection> found = detections(block("a", 0, 2), block("b", 0, 2), block("b", 2, 2), block("a", 2, 2));
        assertThat(found).extracting(Detection::entity).containsExactly("b", "a");
        assertThat(found).extracting(Detection::timeMicros).containsExactly(0L, 0L);
    }

    @Test
    void givesScoresAndBlameAndLeavesTheRestEmpty() throws Exception {
        Detection detection = detections(block("a", 0, 4)).get(0);
        assertThat(detection.scores().score()).hasSize(HOP);
        assertThat(detection.scores().saliency()).hasSize(HOP * CHANNELS);
        assertThat(detection.scores().scored()).containsExactly(false, false, false, false);
        assertThat(detection.scores().threshold()).isEmpty();
        assertThat(detection.attended().steps().observed())
                .hasSize(HOP * CHANNELS)
                .containsOnly(1);
        assertThat(detection.attended().output().weights()).isEmpty();
        assertThat(detection.attended().output().context()).isEmpty();
        assertThat(detection.attended().model().name()).isEqualTo("random-cut-forest");
        assertThat(detection.forecast()).isNull();
        assertThat(detection.alerts()).isEmpty();
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
