package dev.heed.model.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerEngineTest {
    @ParameterizedTest(name = "{0} windows of {1} queries")
    @CsvSource({"1,1", "3,7", "2,8", "2,33", "1,128"})
    void blocksGiveWhatLoopsOverEveryQueryGive(int batch, int queries) {
        LocalLayer layer = LocalLayer.random(batch, queries);
        try (LayerRun blocks = new TensorFlowEngine().prepare(layer);
                LayerRun loops = new JavaEngine().prepare(layer)) {
            assertThat(blocks.run()).containsExactly(loops.run(), Offset.offset(1e-5f));
        }
    }
}
