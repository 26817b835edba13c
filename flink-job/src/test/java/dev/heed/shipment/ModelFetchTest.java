package dev.heed.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.job.TestModels;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFetchTest {
    @TempDir
    Path directory;

    private Path remote;
    private Path cache;
    private ModelFetch fetch;

    @BeforeEach
    void putAModelElsewhere() throws IOException {
        FileSystem.initialize(new org.apache.flink.configuration.Configuration(), null);
        remote = directory.resolve("bucket");
        copy(TestModels.machines().path(), remote);
        cache = directory.resolve("cache");
        fetch = new ModelFetch(cache);
    }

    @Test
    void opensADirectoryAndAFileUriWhereTheyLie() {
        assertThat(fetch.open(remote.toString()).path()).isEqualTo(remote);
        assertThat(fetch.open(remote.toUri().toString()).path()).isEqualTo(remote);
        assertThat(cache).doesNotExist();
    }

    @Test
    void copiesAModelFromAnotherFileSystemOnceByItsDigest() throws IOException {
        ModelDirectory fetched = fetch.open(elsewhere());
        assertThat(fetched.digest()).isEqualTo(TestModels.machines().digest());
        assertThat(fetched.path()).isEqualTo(cache.resolve(fetched.digest()));
        Files.delete(remote.resolve("model.json"));
        assertThat(fetch.open(elsewhere())).isEqualTo(fetched);
        assertThat(list(cache)).containsExactly(fetched.path());
    }

    @Test
    void fetchesASpoiledCopyAnew() throws IOException {
        Path copy = fetch.open(elsewhere()).path();
        Files.writeString(copy.resolve("model.json"), "spoiled");
        assertThat(fetch.open(elsewhere()).digest())
                .isEqualTo(TestModels.machines().digest());
    }

    @Test
    void refusesAModelThatIsNotWholeAndKeepsNothingOfIt() throws IOException {
        Files.writeString(remote.resolve("model.json"), "changed");
        assertRefused("expected model.json with SHA-256");
        assertThat(list(cache)).isEmpty();
        Files.delete(remote.resolve("model.json"));
        assertRefused("expected a model directory that can be read, found:");
    }

    @Test
    void refusesAPlaceWithoutAModel() throws IOException {
        Files.delete(remote.resolve("manifest.json"));
        assertRefused("elsewhere:" + remote + ": expected a model directory that can be read, found:");
    }

    @Test
    void refusesNamesThatLeadOutOfTheModel() throws IOException {
        Files.writeString(remote.resolve("manifest.json"), "{\"files\": {\"../stolen\": \"00\"}}");
        Files.writeString(directory.resolve("stolen"), "");
        assertRefused("found the name '../stolen' in manifest.json; do not use this model");
        assertThat(list(cache)).isEmpty();
    }

    @Test
    void saysWhichFileSystemIsMissing() {
        assertThatThrownBy(() -> fetch.open("nowhere://bucket/model"))
                .isInstanceOf(Refusal.class)
                .hasMessage("nowhere://bucket/model: expected a file system that Flink has, found the scheme 'nowhere'"
                        + " without one; put Flink's plugin for it into the directory of FLINK_PLUGINS_DIR");
    }

    private String elsewhere() {
        return "elsewhere:" + remote;
    }

    private void assertRefused(String line) {
        assertThatThrownBy(() -> fetch.open(elsewhere()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(line);
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        FileUtils.copy(
                new org.apache.flink.core.fs.Path(from.toUri()), new org.apache.flink.core.fs.Path(to.toUri()), false);
    }
}
