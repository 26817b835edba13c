package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChoiceTest {
    @TempDir
    Path directory;

    @Test
    void givesAChannelAnotherNameWhereAColumnHasItsOwn() throws IOException {
        try (CsvOutput file = FileChoice.usual()
                .open(directory, FileKind.SALIENCY, List.of("time", "score"), List.of("score", "flow", "time"))) {
            assertThat(file).isNotNull();
        }

        assertThat(Files.readAllLines(directory.resolve("saliency.csv")))
                .containsExactly("time,score,score (channel),flow,time (channel)");
    }
}
