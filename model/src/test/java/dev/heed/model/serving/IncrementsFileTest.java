package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import dev.heed.model.forecasting.Increments;
import dev.heed.model.refusal.Refusal;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementsFileTest {
    private static final ModelCard CARD = RandomModels.card(RandomModels.small(), 2);
    private static final int LAGS = 48 + 5;

    @TempDir
    Path directory;

    @Test
    void readsBackEveryNumberThatItWrote() throws IOException {
        IncrementsFile.write(directory, new IncrementsFile.Trained(distinct(), 17));

        IncrementsFile.Trained read = IncrementsFile.read(directory, CARD);

        assertThat(read).usingRecursiveComparison().isEqualTo(new IncrementsFile.Trained(distinct(), 17));
    }

    @Test
    void liesInTheFileAsItsPageSays() throws IOException {
        IncrementsFile.write(directory, new IncrementsFile.Trained(distinct(), 17));

        try (DataInputStream in = new DataInputStream(Files.newInputStream(directory.resolve("increments.bin")))) {
            assertThat(in.readInt()).isEqualTo(2);
            assertThat(in.readInt()).isEqualTo(LAGS);
            assertThat(in.readLong()).isEqualTo(17);
            assertThat(in.readDouble()).isEqualTo(500);
            assertThat(in.readFloat()).isEqualTo(1000); // the first weight
            in.skipNBytes(4L * (2 * LAGS - 1));
            assertThat(in.readFloat()).isEqualTo(2000); // the first change
            in.skipNBytes(4L * (2 * LAGS - 1));
            assertThat(in.readFloat()).isEqualTo(3000); // the first square
            assertThat(in.readAllBytes()).hasSize(4 * (2 * LAGS - 1));
        }
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        IncrementsFile.write(directory, new IncrementsFile.Trained(distinct(), 17));
        Path file = directory.resolve("increments.bin");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> IncrementsFile.read(directory, CARD))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("expected to read ");
    }

    @Test
    void goesWithTheModelThatIsReplaced() throws IOException {
        IncrementsFile.write(directory, new IncrementsFile.Trained(distinct(), 17));
        IncrementsFile.delete(directory);
        IncrementsFile.delete(directory);

        assertThat(directory).isEmptyDirectory();
    }

    private static Increments distinct() {
        double[][] sums = new double[3][2 * LAGS];
        for (int part = 0; part < 3; part++) {
            for (int i = 0; i < 2 * LAGS; i++) {
                sums[part][i] = 1000 * (part + 1) + i;
            }
        }
        return new Increments(2, LAGS, 500, sums[0], sums[1], sums[2]);
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
        IncrementsFile.write(directory, new IncrementsFile.Trained(new Increments(2, 7, 500), 0));

        assertThatThrownBy(() -> IncrementsFile.read(directory, CARD)).hasMessageContaining("found 2 and 7");
    }
}
