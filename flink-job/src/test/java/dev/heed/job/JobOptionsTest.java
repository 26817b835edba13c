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
        assertThat(Path.of("..", "deploy", "conf", "job.properties"))
                .content()
                .as("run JobOptions.example() for what stands below the line")
                .endsWith("\n" + JobOptions.example().replaceAll("(?m) +$", "") + "\n");
    }

    @Test
    void namesEveryOptionOnce() {
        assertThat(JobOptions.all())
                .extracting(ConfigOption::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith("heed."));
    }
}
