package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a task that needs it, a mechanism's loss falls well below that of the same network without it. */
class MechanismsTrainTest {
    private static final String WITHOUT = "{\"layers\": 0, \"gate\": \"learnable\"}";

    @TempDir
    Path directory;

    @Test
    void localAttentionFindsWhatWasAnnouncedStepsBefore() {
        assertThat(Trial.of(Task.ANNOUNCED, WITHOUT, 100, directory).loss()).isGreaterThan(.9);
        assertThat(Trial.of(Task.ANNOUNCED, "{}", 300, directory).loss()).isLessThan(.4);
    }

    @Test
    void aProjectedGateLearnsThatAChannelMattersOnlyWhileAnotherIsHigh() {
        double without = Trial.of(Task.GATED, WITHOUT, 200, directory).loss();

        assertThat(Trial.of(Task.GATED, "{\"layers\": 0, \"gate\": \"projected\"}", 200, directory)
                        .loss())
                .isLessThan(.6 * without);
    }
}
