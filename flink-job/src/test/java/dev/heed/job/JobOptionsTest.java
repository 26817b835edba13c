package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

class JobOptionsTest {
    /** Pins every option's name, default and description. */
    @Test
    void readmeShowsEveryOptionWithItsDefault() throws IOException {
        new Readme(Path.of("..", "README.md"), "options").assertHolds(JobOptions.table());
    }

    @Test
    void exampleOfAReleaseHasEveryOptionCommentedOut() throws IOException {
        new Readme(Path.of("..", "deploy", "conf", "job.properties"), "# Each of Heed's own settings")
                .assertEndsWith(JobOptions.example().replaceAll("(?m) +$", ""));
    }

    @Test
    void namesEveryOptionOnce() {
        assertThat(JobOptions.all())
                .extracting(ConfigOption::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith("heed."));
    }
}
