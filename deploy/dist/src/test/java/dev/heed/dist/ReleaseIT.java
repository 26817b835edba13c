package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseIT {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    @TempDir
    static Path directory;

    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        home = Release.unpack(directory);
    }

    @Test
    void holdsWhatAUserNeeds() throws IOException {
        assertThat(Release.names(home))
                .contains("LICENSE", "THIRD-PARTY.txt", "heed-sbom.json", "README.md", "CHANGELOG.md");
        assertThat(Release.names(home.resolve("conf")))
                .containsExactly("config.yaml", "job.properties", "mapping.yaml", "metrics.yaml", "notify.yaml");
    }

    @Test
    void holdsTheGuideAndEveryPageThatItLinksTo() throws IOException {
        Path guide = home.resolve("docs/deploy/guide");
        assertThat(Release.names(guide)).hasSizeGreaterThan(8).isEqualTo(Release.names(Path.of("../guide")));
        List<String> links = new ArrayList<>();
        for (String page : Release.names(guide)) {
            Matcher link = LINK.matcher(Files.readString(guide.resolve(page)));
            while (link.find()) {
                links.add(link.group(1));
                assertThat(guide.resolve(link.group(1))).as(page).exists();
            }
        }
        assertThat(links).contains("train.md", "../README.md", "../kubernetes/UPGRADE.md");
        assertThat(home.resolve("README.md")).content().contains("](docs/deploy/guide/README.md)");
    }

    @Test
    void runsWithAJavaAloneAndBuildsNothing() throws Exception {
        try (Shell shell = new Shell(home)) {
            assertThat(shell.run("version", "bin/heed --version")).isZero();
            assertThat(shell.output("version"))
                    .containsPattern("heed \\d+[.]\\d+")
                    .contains("Flink 2")
                    .contains("Kafka 4");
            assertThat(shell.run("help", "bin/heed --help")).isZero();
            assertThat(shell.output("help")).contains("demo", "bench", "watch", "notify");
        }
    }

    @Test
    void listsEachJarWithItsLicenceAndInTheBillOfMaterials() throws IOException {
        List<String> listed = new ArrayList<>();
        JsonNode components = new ObjectMapper()
                .readTree(home.resolve("heed-sbom.json").toFile())
                .path("components");
        components.forEach(component -> assertThat(component.path("group").asText())
                .isNotIn("org.junit.jupiter", "org.assertj", "org.awaitility", "com.tngtech.archunit"));
        components.forEach(component -> listed.add(component.path("name").asText() + "-"
                + component.path("version").asText()));
        String licences = Files.readString(home.resolve("THIRD-PARTY.txt"));
        for (String jar : Release.names(home.resolve("lib"))) {
            assertThat(listed).as("the SBOM, for %s", jar).anyMatch(jar::startsWith);
            boolean isListed = licences.lines()
                    .map(line -> line.replaceFirst(".*:([^:]+):([^: ]+) - .*", "$1-$2"))
                    .anyMatch(jar::startsWith);
            assertThat(jar.startsWith("heed-") || isListed)
                    .as("the licences, for %s", jar)
                    .isTrue();
        }
        assertThat(licences).doesNotContain("(Unknown license)").doesNotContain(":junit");
    }

    @Test
    void jobJarHoldsTheJobAndNeitherFlinkNorABroker() throws IOException {
        try (JarFile jar = new JarFile(Release.jobJar().toFile())) {
            List<String> jars = jar.stream()
                    .map(entry -> entry.getName().replaceFirst("^lib/", ""))
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
            assertThat(jars)
                    .anyMatch(name -> name.startsWith("heed-flink-job-"))
                    .anyMatch(name -> name.startsWith("kafka-clients-"))
                    .anyMatch(name -> name.matches("tensorflow-core-native-.*-(linux|macosx|windows).*"))
                    .noneMatch(
                            name -> name.matches("(flink-(?!connector-(base|kafka)-).*|kafka(_|-(?!clients)).*|scala-.*"
                                    + "|log4j-.*|slf4j-.*|heed-(cli|bench|console)-.*)"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("dev.heed.job.HeedJob");
        }
    }

    @Test
    void tellsNothingOfTheMachineThatBuiltIt() throws IOException {
        for (String name : List.of("heed-sbom.json", "THIRD-PARTY.txt", "bin/heed")) {
            assertThat(home.resolve(name))
                    .content()
                    .doesNotContain(System.getProperty("user.dir"), System.getProperty("user.home") + "/");
        }
    }
}
