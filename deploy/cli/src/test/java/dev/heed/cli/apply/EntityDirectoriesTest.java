package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityDirectoriesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"pump-1,pump-1", "hall 3/pump 1,hall+3%2Fpump+1", "..,%2E.", ".hidden,%2Ehidden", "Öl,%C3%96l", "~,%7E"
    })
    void isTheEntitysNameWhateverItsCharacters(String entity, String name) {
        assertThat(EntityDirectories.of(List.of(entity))).isEqualTo(Map.of(entity, name));
    }

    @Test
    void isCutWhereANameIsTooLongForAFileSystem() throws IOException {
        String one = "hall-3/" + "x".repeat(300) + "1";
        String other = "hall-3/" + "x".repeat(300) + "2";
        Map<String, String> names = EntityDirectories.of(List.of(one, other, "Ü".repeat(300), "short"));
        assertThat(names).containsEntry("short", "short").hasSize(4);
        assertThat(names.values()).doesNotHaveDuplicates();
        assertThat(names.get(one)).startsWith("hall-3%2Fxxx").hasSizeLessThanOrEqualTo(143);
        assertThat(names.get("Ü".repeat(300))).matches("(%C3%9C)+(%C3)?~[0-9a-f-]{36}");
        for (String name : names.values()) {
            Files.createDirectory(directory.resolve(name));
        }
    }

    @Test
    void isTheSameInEveryRun() {
        String entity = "x".repeat(300);
        assertThat(EntityDirectories.of(List.of(entity)))
                .containsEntry(entity, "x".repeat(106) + "~8a4876ea-55d9-38a5-991e-d59db796af28");
    }

    /** On file systems that take Pump and pump for one. */
    @Test
    void differsInMoreThanTheCaseOfItsLetters() {
        Map<String, String> names = EntityDirectories.of(List.of("pump", "Pump", "PUMP"));
        assertThat(names).containsEntry("PUMP", "PUMP");
        assertThat(names.values().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}
