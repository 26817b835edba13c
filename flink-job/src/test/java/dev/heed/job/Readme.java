package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of a README that is generated from the code; {@code -Dheed.write-readme} writes it anew. */
record Readme(Path file, String name) {
    void assertHolds(String table) throws IOException {
        String begin = "<!-- " + name + ": begin -->\n";
        String readme = Files.readString(file);
        int from = readme.indexOf(begin) + begin.length();
        assertHolds(table, from, readme.indexOf("\n<!-- " + name + ": end -->"));
    }

    /** The same of a file whose end is generated, behind a line that begins with the name. */
    void assertEndsWith(String text) throws IOException {
        String all = Files.readString(file);
        assertHolds(text, all.indexOf('\n', all.indexOf("\n" + name) + 1) + 2, all.length() - 1);
    }

    private void assertHolds(String table, int from, int end) throws IOException {
        String readme = Files.readString(file);
        int to = end;
        if (System.getProperty("heed.write-readme") != null) {
            readme = readme.substring(0, from) + table + readme.substring(to);
            Files.writeString(file, readme);
            to = from + table.length();
        }
        assertThat(readme.substring(from, to))
                .as(file + ": run mvn test -pl flink-job -am -Dtest='Job*Test'"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dheed.write-readme")
                .isEqualTo(table);
    }
}
