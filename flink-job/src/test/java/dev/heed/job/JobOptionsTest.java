package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static Configuration options(String... keysAndValues) {
        Configuration options = new Configuration();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.setString(keysAndValues[i], keysAndValues[i + 1]);
        }
        return options;
    }

    @Test
    void takesWhatCanBeReadAndWhatIsNotHeeds() {
        assertThatCode(() -> JobOptions.check(options("heed.attend.linger", "1 ms", "parallelism.default", "two")))
                .doesNotThrowAnyException();
    }

    @Test
    void namesEveryMisspeltKeyAndEveryValueThatCannotBeRead() {
        assertThatThrownBy(() -> JobOptions.check(
                        options("heed.atend.linger", "1 ms", "heed.attend.linger", "soon", "heed.window.hop", "a few")))
                .hasMessage("heed.atend.linger: expected an option of Heed, found none of this name;"
                        + " heed.attend.linger: expected a duration such as 200ms, found 'soon';"
                        + " heed.window.hop: expected a whole number, found 'a few'; the README lists all options");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heed.emit.delivery     | one of [exactly-once, at-least-once, none]",
                "heed.attend.device     | one of [AUTO, CPU, GPU]",
                "heed.state.working-set | a size such as 16mb",
                "heed.learn.backbone    | true or false",
                "heed.detect.open-factor| a number",
            })
    void saysWhatAnOptionTakes(String key, String expected) {
        assertThatThrownBy(() -> JobOptions.check(options(key, "?")))
                .hasMessageContaining(key + ": expected ")
                .hasMessageContaining(expected)
                .hasMessageContaining("found '?'");
    }

    @Test
    void takesAnyTextForEachOptionThatSaysNothingElse() {
        for (ConfigOption<?> option : JobOptions.all()) {
            if (option.defaultValue() instanceof String) {
                assertThatCode(() -> JobOptions.check(options(option.key(), "?")))
                        .doesNotThrowAnyException();
            }
        }
    }
}
