package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything starts; nothing listens on the broker's port. */
class HeedJobTest {
    private static final String NOBODY = "-Dheed.bootstrap-server=127.0.0.1:1";

    private static String refusal(String... args) {
        String[] message = new String[1];
        Configuration options = JobArguments.parse(args);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(HeedJob.withDefaults(options));
        assertThatThrownBy(() -> HeedJob.define(env, options))
                .isInstanceOf(Refusal.class)
                .satisfies(e -> message[0] = e.getMessage());
        return message[0];
    }

    @Test
    void asksForABroker() {
        assertThat(refusal())
                .isEqualTo("heed.bootstrap-server: expected a value, found none; give -Dheed.bootstrap-server=…");
    }

    @Test
    void asksForAModel() {
        assertThat(refusal(NOBODY)).isEqualTo("heed.model: expected a value, found none; give -Dheed.model=…");
    }

    @Test
    void refusesOptionsBeforeItLooksAtTheModel() {
        assertThat(refusal(NOBODY, "-Dheed.model=/nowhere", "-Dheed.attend.threads=0"))
                .isEqualTo("heed.attend.threads: expected at least 1, found '0'");
    }

    @Test
    void tellsWhatIsMissingInThisProcessBeforeItLooksAtTheModel() {
        assertThat(refusal(NOBODY, "-Dheed.model=/nowhere", "-Dstate.backend.type=disk"))
                .startsWith("state.backend.type: expected hashmap or rocksdb, found 'disk'");
    }

    @Test
    void refusesADirectoryWithoutAModel(@TempDir Path empty) {
        assertThat(refusal(NOBODY, "-Dheed.model=" + empty)).contains(empty.toString());
    }
}
