package dev.heed.cli.monitoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that a machine may have. */
final class Tool {
    private Tool() {}

    /** Where it is; the test is skipped, and says so, on a machine without it. */
    static String required(String name, String debianPackage) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), name + " is not here (Debian: " + debianPackage + ")");
        return found.orElseThrow().toString();
    }
}
