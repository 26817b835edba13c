package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.attention.GateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mechanisms alone before a linear reading, where nothing else could do their work. */
class AloneTrainTest {
    @ParameterizedTest
    @MethodSource("dev.heed.model.attention.GateKind#all")
    void aGateLearnsWhatALinearReadingAloneCannot(GateKind kind) {
        GateTrial trial = GateTrial.of(kind);

        assertThat(trial.with()).as("%s", trial).isLessThan(.5 * trial.without());
    }

    @Test
    void coarseCoAttentionFindsTheStepsThatAreLikeTheMeanOfTheOtherGroup() {
        CoAttentionTrial trial = CoAttentionTrial.of();

        assertThat(trial.with()).as("%s", trial).isLessThan(.5 * trial.without());
    }
}
