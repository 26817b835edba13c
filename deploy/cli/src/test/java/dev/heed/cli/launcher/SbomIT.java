package dev.heed.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials that {@code mvn verify} writes at the root before any module is tested. */
class SbomIT {
    private static final Path SBOM = Path.of("../../target/heed-sbom.json");
    private static final Path LIB = Path.of("target/lib");

    @Test
    void listsEachJarThatIsShipped() throws IOException {
        List<String> listed = new ArrayList<>();
        for (JsonNode component : components()) {
            listed.add(component.path("name").asText() + "-"
                    + component.path("version").asText());
        }
        try (Stream<Path> jars = Files.list(LIB)) {
            assertThat(jars.map(jar -> jar.getFileName().toString()).toList())
                    .anyMatch(jar -> jar.startsWith("flink-runtime-"))
                    .anyMatch(jar -> jar.startsWith("kafka-clients-"))
                    .anyMatch(jar -> jar.startsWith("tensorflow-core-native-"))
                    .anyMatch(jar -> jar.startsWith("avro-"))
                    .allMatch(jar -> listed.stream().anyMatch(jar::startsWith));
        }
    }

    @Test
    void listsNothingThatOnlyTestsNeed() throws IOException {
        for (JsonNode component : components()) {
            assertThat(component.path("group").asText())
                    .isNotIn("org.junit.jupiter", "org.assertj", "org.awaitility", "com.tngtech.archunit");
        }
    }

    private static JsonNode components() throws IOException {
        assertThat(SBOM).as("what mvn verify at the root writes").exists();
        JsonNode components = new ObjectMapper().readTree(SBOM.toFile()).path("components");
        assertThat(components).isNotEmpty();
        return components;
    }
}
