package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.heed.cli.input.Cases.Read;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    private static final String TEXT = "time,a [°C]\n2024-01-01,1\n2024-01-02,2\n";

    @TempDir
    Path directory;

    @Test
    void readsZstandardWhateverTheName() throws IOException {
        Path file = Files.write(directory.resolve("p.csv.zst"), Zstd.compress(TEXT.getBytes(StandardCharsets.UTF_8)));
        assertThat(read(file).row(0)).isEqualTo("p 1704067200000000 [1.0]");
        Path other = Files.copy(file, directory.resolve("q.csv"));
        assertThat(read(other).row(0)).isEqualTo("q 1704067200000000 [1.0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-8", "UTF-16LE"})
    void readsUnitsInAnyEncoding(String encoding) throws IOException {
        String mark = encoding.startsWith("UTF-16") ? "\uFEFF" : "";
        Path file = Files.write(directory.resolve("p.csv"), (mark + TEXT).getBytes(Charset.forName(encoding)));
        Read read = read(file);
        assertThat(read.files().units()).containsExactly("°C");
        assertThat(read.rows()).hasSize(2);
    }

    @Test
    void readsTheEncodingThatItIsTold() throws IOException {
        Path file = Files.write(
                directory.resolve("p.csv"), "time,€\n2024-01-01,1\n".getBytes(Charset.forName("windows-1252")));
        assertThat(read(file, "--encoding", "windows-1252").files().channels()).containsExactly("€");
        assertThat(read(file).files().channels()).containsExactly("€");
        assertThatThrownBy(() -> read(file, "--encoding", "latin-99")).hasMessageContaining("--encoding: expected");
    }

    @Test
    void readsLinesOfJson() throws IOException {
        Path file = Files.writeString(directory.resolve("p.jsonl"), """
                {"time": "2024-01-01T00:00:00Z", "motor": {"speed": 1.5}, "t": 2}
                {"time": "2024-01-01T00:00:01Z", "t": null, "motor": {"speed": -1e3}}

                {"t": "Bad", "time": "2024-01-01T00:00:02Z", "p": 7}
                """);
        Read read = read(file, "--max-bad-cells", "50%");
        assertThat(read.files().channels()).containsExactly("motor.speed", "t", "p");
        assertThat(read.rows())
                .extracting(CsvFixture::shown)
                .containsExactly(
                        "p 1704067200000000 [1.5, 2.0, NaN]",
                        "p 1704067201000000 [-1000.0, NaN, NaN]",
                        "p 1704067202000000 [NaN, NaN, 7.0]");
    }

    @Test
    void saysWhichLineIsNoObject() throws IOException {
        Path file =
                Files.writeString(directory.resolve("p.jsonl"), "{\"time\": \"2024-01-01\", \"a\": 1}\n{\"a\": 1\n");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("line 2: expected an object of JSON");
    }

    @Test
    void readsTheTimeOfJsonWhereverItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("p.jsonl"), "{\"a\": 1, \"ts\": 1704067200000}\n");
        assertThat(read(file, "--time-column", "ts").row(0)).isEqualTo("p 1704067200000000 [1.0]");
        assertThat(read(file).row(0)).isEqualTo("p 1704067200000000 [1.0]");
    }
}
