package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.ConfigProto;

class ServingOptionsTest {
    private static final ServingOptions GIVEN = new ServingOptions(OptionalInt.of(3), Device.GPU, 1, 2, List.of(4, 5));

    @Test
    void servesTheCardsHopOnAnyDeviceByDefault() {
        assertThat(ServingOptions.defaults())
                .isEqualTo(new ServingOptions(OptionalInt.empty(), Device.AUTO, 0, 1, List.of(1)));
    }

    @Test
    void changesOneOptionAndKeepsTheOthers() {
        assertThat(GIVEN.withHop(7)).isEqualTo(new ServingOptions(OptionalInt.of(7), Device.GPU, 1, 2, List.of(4, 5)));
        assertThat(GIVEN.withDevice(Device.CPU))
                .isEqualTo(new ServingOptions(OptionalInt.of(3), Device.CPU, 1, 2, List.of(4, 5)));
        assertThat(GIVEN.withWarmUpBatches(List.of()))
                .isEqualTo(new ServingOptions(OptionalInt.of(3), Device.GPU, 1, 2, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "-1, 1, 1", "1, 0, 1", "1, 1, 0"})
    void refusesLessThanOneOfAnything(int hop, int threads, int batch) {
        assertThatThrownBy(() -> new ServingOptions(OptionalInt.of(hop), Device.CPU, 0, threads, List.of(1, batch)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be at least 1, found OptionalInt[" + hop + "], " + threads)
                .hasMessageContaining("[1, " + batch + "]");
    }

    @Test
    void refusesAGpuBelowZero() {
        assertThatThrownBy(() -> new ServingOptions(OptionalInt.empty(), Device.GPU, -1, 1, List.of()))
                .hasMessage("expected the index of a GPU, 0 or more, found -1");
    }

    @Test
    void aFrozenGraphRunsOnTheCallersThread() {
        ConfigProto config = SessionConfig.onCpu(true, 3);

        assertThat(config.getExperimental().getExecutorType()).isEqualTo("SINGLE_THREADED_EXECUTOR");
        assertThat(config.getIntraOpParallelismThreads()).isEqualTo(3);
        assertThat(config.getDeviceCountMap()).containsEntry("GPU", 0);
        assertThat(SessionConfig.onCpu(false, 3).getExperimental().getExecutorType())
                .isEmpty();
    }

    @Test
    void aGpuIsTheOnlyOneTouchedAndGetsItsMemoryAsItIsNeeded() {
        ConfigProto config = SessionConfig.onGpu(2, 1);

        assertThat(config.getGpuOptions().getVisibleDeviceList()).isEqualTo("2");
        assertThat(config.getGpuOptions().getAllowGrowth()).isTrue();
        assertThat(config.getAllowSoftPlacement()).isTrue();
    }
}
