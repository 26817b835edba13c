package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteFilesTest {
    @ParameterizedTest
    @CsvSource({"pump-1,pump-1", "hall 3/pump 1,hall+3%2Fpump+1", "..,%2E.", ".hidden,%2Ehidden", "Öl,%C3%96l"})
    void makesADirectoryForAnEntityWhateverItsName(String entity, String directory) {
        assertThat(WriteFiles.fileName(entity)).isEqualTo(directory);
    }
}
