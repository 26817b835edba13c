package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.luben.zstd.Zstd;
import dev.heed.model.refusal.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a Parquet file is told in one line that says what was expected, what was found and what to do. */
class ParquetRefusalsTest {
    @TempDir
    Path directory;

    private static Path fixture(String name) {
        return CsvFixture.parquet(name + ".parquet");
    }

    private static String refusal(Path file, String... options) {
        Throwable thrown = catchThrowable(() -> read(file, options));
        assertThat(thrown).isInstanceOf(Refusal.class);
        String told = String.valueOf(thrown.getMessage());
        assertThat(told)
                .startsWith(file.toString())
                .contains("expected", "found")
                .doesNotContain("\n", "Exception", "org.apache");
        return told;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 9, 12, 500, 1300})
    void aFileThatWasCut(int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(fixture("millis"));
        Path cut = Files.write(directory.resolve("p.parquet"), Arrays.copyOf(whole, bytes));
        assertThat(refusal(cut)).contains("found one without its end", "was it cut, or is it still written?");
    }

    @Test
    void anEmptyFile() throws IOException {
        assertThat(refusal(Files.createFile(directory.resolve("p.parquet")))).contains("found an empty file");
    }

    @Test
    void aFileWithNothingBetweenItsEnds() throws IOException {
        Path file = Files.writeString(directory.resolve("p.parquet"), "PAR1\0\0\0\0PAR1");
        assertThat(refusal(file)).contains("expected a sound Parquet file, found a footer that cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted", "encrypted-columns"})
    void anEncryptedFile(String name) {
        assertThat(refusal(fixture(name))).endsWith("found an encrypted file; write it decrypted");
    }

    @Test
    void aCompressionThatIsNotRead() {
        assertThat(refusal(fixture("brotli"))).contains("found brotli; write it again", "(COMPRESSION zstd)");
    }

    @Test
    void aDamagedPage() throws IOException {
        String bytes = Files.readString(fixture("checksums"), StandardCharsets.ISO_8859_1);
        String value = new String(
                ByteBuffer.allocate(Double.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(.35)
                        .array(),
                StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(value);
        String other = value.substring(0, 6) + "!" + value.substring(7);
        Path file = Files.writeString(
                directory.resolve("p.parquet"), bytes.replace(value, other), StandardCharsets.ISO_8859_1);
        assertThat(refusal(file)).contains("expected a sound Parquet file, found one that cannot be read behind row 0");
    }

    @Test
    void damageAnywhereIsOneLineOrGivesRows() throws IOException {
        for (String name : new String[] {"millis", "nanos", "checksums", "groups", "encodings"}) {
            byte[] whole = Files.readAllBytes(fixture(name));
            for (int at = 4; at < whole.length - 4; at += 3) {
                byte[] bytes = whole.clone();
                bytes[at] ^= 0x55;
                Path file = Files.write(directory.resolve("p.parquet"), bytes);
                Throwable thrown =
                        catchThrowable(() -> read(file, "--max-bad-cells", "100%", "--entity-column", "name"));
                assertThat(thrown == null || thrown instanceof Refusal)
                        .as("%s, byte %d: %s", name, at, thrown)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"samples, tags raw, a list", "tags, samples raw, a map", "raw, samples tags, bytes without a type"})
    void aColumnThatIsNotRead(String column, String others, String type) {
        String[] ignored = ("--ignore " + others).split(" ");
        assertThat(refusal(fixture("not-read"), ignored))
                .contains("column '" + column + "'", "found " + type, "take it away with --ignore '" + column + "'");
        assertThat(read(fixture("not-read"), "--ignore", "samples", "tags", "raw")
                        .rows())
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"twice, a.b", "same-name, flow"})
    void aNameThatTwoColumnsHave(String file, String name) {
        assertThat(refusal(fixture(file))).contains("found '" + name + "' twice; rename one");
    }

    @Test
    void aTimeColumnThatIsNone() {
        assertThat(refusal(fixture("millis"), "--time-column", "flow")).contains("column 'flow': expected times");
        assertThat(refusal(fixture("millis"), "--time-column", "when")).contains("expected a column 'when'");
    }

    @Test
    void textAmongTheChannels() {
        assertThat(refusal(fixture("encodings")))
                .contains("row 1, column 'name': expected a number", "found 'pump-0'", "--entity-column")
                .doesNotContain("--decimal");
    }

    @Test
    void rowsWithoutATime() {
        assertThat(refusal(fixture("gaps"))).contains("row 2, column 'time'", "10 of 60 rows are without a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--decimal=,", "--skip-lines=1", "--no-header", "--delimiter=;", "--encoding=windows-1252"})
    void optionsOfText(String option) {
        assertThat(refusal(fixture("millis"), option)).contains(option.split("=")[0], "leave");
    }

    @Test
    void aPackedFile() throws IOException {
        byte[] whole = Files.readAllBytes(fixture("millis"));
        assertThat(refusal(Files.write(directory.resolve("p.parquet.zst"), Zstd.compress(whole))))
                .endsWith("found a file packed once more; unpack it first");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(whole);
        }
        assertThat(refusal(Files.write(directory.resolve("p.parquet.gz"), zipped.toByteArray())))
                .endsWith("unpack it first");
    }

    @Test
    void aDirectoryWithSomethingElse() throws IOException {
        Path table = Files.createDirectory(directory.resolve("table"));
        Files.copy(fixture("millis"), table.resolve("a.parquet"));
        Path other = Files.writeString(table.resolve("notes.txt"), "text");
        assertThat(refusal(table)).contains("found 'notes.txt', which is none");
        Files.delete(other);
        Files.copy(fixture("nested"), table.resolve("b.parquet"));
        Throwable thrown = catchThrowable(() -> read(table));
        assertThat(thrown).hasMessageContaining("b.parquet: expected the columns of the first part of " + table);
    }

    @Test
    void aPartitionedTable() throws IOException {
        Path day = Files.createDirectories(directory.resolve("table/day=2024-01-01"));
        Files.copy(fixture("millis"), day.resolve("a.parquet"));
        assertThat(refusal(directory.resolve("table")))
                .contains("found the folder 'day=2024-01-01'", "ORDER BY time) TO 'one.parquet'");
    }

    @Test
    void aDirectoryWithoutFiles() {
        assertThat(refusal(directory)).endsWith("found: a directory");
    }
}
