package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.bench.load.Load;
import dev.heed.emit.EmitOptions;
import dev.heed.ingest.IngestOptions;
import dev.heed.model.refusal.Refusal;
import dev.heed.window.WindowOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunOptionsTest {
    private static final Load LOAD = new Load(4, 2, 16, 8, 2);
    private static final Path SCRATCH = Path.of("/scratch");

    private static Configuration given(Configuration given, String... arguments) {
        RunOptions options = CommandLine.populateCommand(new RunOptions(), arguments);
        return options.options(given, LocalModel.directory(), LOAD, SCRATCH);
    }

    private static Configuration with(String... arguments) {
        return given(new Configuration(), arguments);
    }

    @Test
    void deliverExactlyOnceWithACheckpointASecondByDefault() {
        assertThat(RunOptions.text(with())).isEqualTo("exactly-once, checkpoints every 1 s, state in hashmap");
    }

    @Test
    void keepCheckpointsInTheScratchDirectory() {
        Configuration options = with();
        assertThat(options.get(CheckpointingOptions.CHECKPOINT_STORAGE)).isEqualTo("filesystem");
        assertThat(options.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY)).isEqualTo("file:///scratch/checkpoints");
    }

    @Test
    void waitForNoStragglers() {
        assertThat(with().get(IngestOptions.MAX_LATENESS)).isEqualTo(Duration.ZERO);
    }

    @Test
    void giveTheJobTheModelAndTheHopOfTheLoad() {
        Configuration options = with();
        assertThat(options.getString("heed.model", ""))
                .isEqualTo(LocalModel.directory().path().toString());
        assertThat(options.get(WindowOptions.HOP)).isEqualTo(8);
    }

    @Test
    void eachChangeTheirOwnSetting() {
        Configuration options =
                with("--delivery=at-least-once", "--checkpoint-interval=200ms", "--state-backend=rocksdb");
        assertThat(options.get(EmitOptions.DELIVERY)).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
        assertThat(options.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofMillis(200));
        assertThat(options.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
        assertThat(RunOptions.text(options)).isEqualTo("at-least-once, checkpoints every 200 ms, state in rocksdb");
    }

    @Test
    void goBeforeWhatIsGivenByKeys() {
        Configuration keys = new Configuration()
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(9))
                .set(IngestOptions.MAX_LATENESS, Duration.ofSeconds(3));
        assertThat(given(keys, "--checkpoint-interval=2s").get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(given(keys).get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(9));
        assertThat(given(keys).get(IngestOptions.MAX_LATENESS)).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        "--delivery=once, expected --delivery exactly-once or at-least-once, once",
        "--checkpoint-interval=soon, --checkpoint-interval such as 1s, soon",
        "--state-backend=heap, --state-backend: expected hashmap or rocksdb, found heap"
    })
    void areRefusedAsAWrongUse(String argument, String expected, String found) {
        assertThatThrownBy(() -> with(argument))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
                .hasMessageContaining(expected)
                .hasMessageContaining(found);
    }
}
