package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import dev.heed.model.forecasting.Increments;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementsFileTest {
    private static final ModelCard CARD = RandomModels.card(RandomModels.small(), 2);
    private static final int LAGS = 48 + 5;

    @TempDir
    Path directory;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Increments increments = new Increments(2, LAGS, 500);
        increments.add(new float[] {1, 2, 3, 5}, new byte[] {1, 1, 1, 1}, 0);
        increments.add(new float[] {1, 2, 3, 5}, new byte[] {1, 1, 1, 1}, 1);
        IncrementsFile.write(directory, new IncrementsFile.Trained(increments, 17));

        IncrementsFile.Trained read = IncrementsFile.read(directory, CARD);

        assertThat(read.increments().halfLifeSteps()).isEqualTo(500);
        assertThat(read.increments().square()[LAGS + 1]).isEqualTo(4.5);
        assertThat(read.lastStep()).isEqualTo(17);
    }

    @Test
    void saysWhatToDoWhereThereIsNone() {
        assertThatThrownBy(() -> IncrementsFile.read(directory, CARD))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected increments.bin")
                .hasMessageContaining("train the model again");
    }

    @Test
    void refusesThoseOfAnotherModel() throws IOException {
        IncrementsFile.write(directory, new IncrementsFile.Trained(new Increments(3, LAGS, 500), 0));

        assertThatThrownBy(() -> IncrementsFile.read(directory, CARD))
                .hasMessageContaining("of 2 channels and 53 lags, found 3 and 53");
    }
}
