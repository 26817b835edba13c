package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkOptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "parallelism.default",
                "execution.checkpointing.interval",
                "execution.state-recovery.path",
                "taskmanager.numberOfTaskSlots",
                "taskmanager.network.request-backoff.max",
                "rest.bind-address",
                "state.backend.type",
                "state.backend.rocksdb.memory.managed",
                "state.backend.rocksdb.compaction.style"
            })
    void knowsFlinksKeysAndThoseOfRocksDb(String key) {
        assertThat(FlinkOptions.option(key)).isNotNull();
    }

    @Test
    void knowsAFormerKey() {
        assertThat(FlinkOptions.option("state.backend")).isNotNull();
    }

    @Test
    void areFoundInAJar() {
        assertThat(FlinkOptions.home()).isRegularFile();
        assertThat(FlinkOptions.classesIn(FlinkOptions.home()))
                .contains(CoreOptions.class, CheckpointingOptions.class)
                .hasSizeGreaterThan(30);
    }

    @Test
    void areFoundInADirectory(@TempDir Path directory) throws IOException {
        List<Class<?>> inTheJar = FlinkOptions.classesIn(FlinkOptions.home());
        String folder = CoreOptions.class.getPackageName().replace('.', '/');
        Path copy = Files.createDirectories(directory.resolve(folder));
        try (FileSystem jar = FileSystems.newFileSystem(FlinkOptions.home());
                Stream<Path> files = Files.list(jar.getPath("/", folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
            }
        }
        assertThat(FlinkOptions.classesIn(directory)).isEqualTo(inTheJar);
    }
}
