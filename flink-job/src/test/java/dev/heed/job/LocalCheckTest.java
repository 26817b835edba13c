package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCheckTest {
    private static List<String> problems(String... keysAndValues) {
        Configuration options = new Configuration();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.setString(keysAndValues[i], keysAndValues[i + 1]);
        }
        return LocalCheck.problems(options);
    }

    @Test
    void takesWhatIsHere(@TempDir Path directory) {
        assertThat(problems()).isEmpty();
        assertThat(problems(
                        "execution.checkpointing.dir", directory.toUri().toString(), "state.backend.type", "rocksdb"))
                .isEmpty();
    }

    @Test
    void refusesACheckpointDirectoryOfAnUnknownScheme() {
        assertThat(problems("execution.checkpointing.dir", "gopher://host/checkpoints"))
                .containsExactly("execution.checkpointing.dir: expected a file system that is here, such as"
                        + " file:///var/heed, found 'gopher://host/checkpoints'; a cluster needs its plugin");
    }

    @Test
    void refusesToBeginFromACheckpointThatIsNotThere(@TempDir Path directory) {
        String missing = directory.resolve("chk-7").toUri().toString();
        assertThat(problems("execution.state-recovery.path", missing))
                .singleElement()
                .asString()
                .startsWith(
                        "execution.state-recovery.path: expected a checkpoint's directory, found '" + missing + "'");
    }

    @Test
    void refusesAnUnknownStateBackend() {
        assertThat(problems("state.backend.type", "paper"))
                .containsExactly("state.backend.type: expected hashmap or rocksdb, found 'paper'");
    }

    @Test
    void refusesAGpuThatIsNotHere() {
        assumeFalse(Files.exists(Path.of("/dev/nvidia0")), "a GPU is here");
        assertThat(problems("heed.attend.device", "GPU"))
                .containsExactly(
                        "heed.attend.device: expected a GPU, found none that TensorFlow can use; serve on the CPU"
                                + " or run with the GPU build");
    }

    @Test
    void tellsAllAtOnce() {
        assertThat(problems(
                        "state.backend.type",
                        "paper",
                        "execution.checkpointing.dir",
                        "gopher://host/checkpoints",
                        "execution.state-recovery.path",
                        "file:///nowhere"))
                .hasSize(3);
    }
}
