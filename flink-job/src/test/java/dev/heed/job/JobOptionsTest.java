package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

class JobOptionsTest {
    private static final Path README = Path.of("..", "README.md");
    private static final String BEGIN = "<!-- options: begin -->\n";
    private static final String END = "\n<!-- options: end -->";

    /** Pins every option's name, default and description; {@code -Dheed.write-readme} writes them anew. */
    @Test
    void readmeShowsEveryOptionWithItsDefault() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        if (System.getProperty("heed.write-readme") != null) {
            readme = readme.substring(0, from) + JobOptions.table() + readme.substring(to);
            Files.writeString(README, readme);
            to = readme.indexOf(END);
        }
        assertThat(readme.substring(from, to))
                .as("README.md's table of options: run mvn test -pl flink-job -am -Dtest=JobOptionsTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dheed.write-readme")
                .isEqualTo(JobOptions.table());
    }

    @Test
    void namesEveryOptionOnce() {
        assertThat(JobOptions.all())
                .extracting(ConfigOption::key)
                .doesNotHaveDuplicates()
                .allMatch(k -> k.startsWith("heed."));
    }
}
