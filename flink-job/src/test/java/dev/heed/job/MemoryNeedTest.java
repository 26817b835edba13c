package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.serving.ModelCard;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private final Configuration options = new Configuration();
    private final ModelCard card = TestModels.machines().card();

    private MemoryNeed need() {
        return MemoryNeed.of(card, options);
    }

    @Test
    void isMoreThanTheRingOfAnEntityAndLessThanThriceIt() {
        long ring = 4L * (card.receptiveField() - 1) * card.channels().size();
        options.setString("heed.detect.moments", "0");
        assertThat(need().entityBytes()).isBetween(ring + 400, 3 * ring + 2000);
    }

    @Test
    void growsWithMomentsAndEntitiesAndBatches() {
        long few = need().entityBytes();
        options.setString("heed.detect.moments", "116");
        assertThat(need().entityBytes() - few).isEqualTo(3600);
        assertThat(need().heapBytes(1000) - need().heapBytes(0)).isEqualTo(1000 * need().entityBytes());
        long small = need().tensorFlowBytes();
        options.setString("heed.attend.batch-size", "4096");
        assertThat(need().tensorFlowBytes()).isGreaterThan(2 * small);
    }

    @Test
    void ofSeveralModelsIsTheirTensorsTogetherAndTheLargestEntity() {
        ModelCard smaller = Cards.of(card.period(), 3, "flow", "pressure");
        MemoryNeed both = MemoryNeed.of(List.of(smaller, card), options);
        assertThat(both.entityBytes()).isEqualTo(need().entityBytes());
        long library =
                need().tensorFlowBytes() + MemoryNeed.of(smaller, options).tensorFlowBytes() - both.tensorFlowBytes();
        assertThat(library).as("which is there once").isEqualTo(320L << 20);
    }

    @Test
    void isTheSumOfHeapManagedTensorFlowAndJava() {
        assertThat(need().processBytes(1000, 100)).isEqualTo(1100 + need().tensorFlowBytes() + MemoryNeed.JAVA_BYTES);
    }
}
