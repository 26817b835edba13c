package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code mvn package} made. */
final class Release {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Release() {}

    /** The archive. */
    static Path archive() throws IOException {
        return only("heed-.*[.]tar[.]gz");
    }

    /** The job's jar. */
    static Path jobJar() throws IOException {
        return only("heed-job-.*[.]jar");
    }

    /** The jar for Flink's tables. */
    static Path sqlJar() throws IOException {
        return only("heed-sql-.*[.]jar");
    }

    /** Flink's own jars of tables, of its SQL client and of Kafka's connector. */
    static List<Path> flinkTables() throws IOException {
        return list(TARGET.resolve("flink-tables"), ".*[.]jar");
    }

    /** Unpacks the archive into a directory; returns its one root. */
    static Path unpack(Path directory) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "xzf", archive().toString(), "-C", directory.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        List<Path> roots = list(directory, "heed-.*");
        assertThat(roots).hasSize(1);
        return roots.get(0);
    }

    /** Names of the files in a directory. */
    static List<String> names(Path directory) throws IOException {
        return list(directory, ".*").stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static Path only(String name) throws IOException {
        List<Path> found = list(TARGET, name);
        assertThat(found).as("%s, made by mvn package", name).hasSize(1);
        return found.get(0);
    }

    private static List<Path> list(Path directory, String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }
}
