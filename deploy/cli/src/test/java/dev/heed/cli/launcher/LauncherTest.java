package dev.heed.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, in a tree of its own, with a Java and a Maven that only write down how they were called. */
class LauncherTest {
    @TempDir
    Path directory;

    private Path home;
    private Path tools;
    private Path calls;

    @BeforeEach
    void makeATree() throws IOException {
        home = Files.createDirectories(directory.resolve("the project"));
        tools = Files.createDirectories(directory.resolve("tools/bin"));
        calls = Files.createFile(directory.resolve("calls"));
        Files.createDirectories(home.resolve("deploy/cli/target"));
        Files.createDirectories(home.resolve("model/src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("../../heed"), home.resolve("heed"));
        tool("mvn", "echo \"mvn $*\" >> " + calls);
        tool("javac", "exit 0");
        java("17.0.1");
    }

    @Test
    void buildsOnceAndThenRunsWhatItIsGiven() throws Exception {
        assertThat(heed(home.resolve("heed"), "model", "a b").err()).contains("the first time this takes minutes");
        assertThat(heed(home.resolve("heed"), "model", "c").err()).isEmpty();
        List<String> called = Files.readAllLines(calls);
        assertThat(called).hasSize(3);
        assertThat(called.get(0)).startsWith("mvn ").contains("-DskipTests", "-pl !deploy/dist", "package");
        assertThat(called.get(1)).startsWith("java ").endsWith("|dev.heed.cli.Heed|model|a b|");
        assertThat(called.get(2)).endsWith("dev.heed.cli.Heed|model|c|");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        heed(home.resolve("heed"), "model");
        Path source = Files.writeString(home.resolve("model/src/main/java/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(heed(home.resolve("heed"), "model").err()).contains("since the sources changed");
    }

    @Test
    void takesMoreJars() throws Exception {
        heed(home.resolve("heed"), "model");
        assertThat(Files.readAllLines(calls).get(1)).contains("lib/*:/opt/more.jar|");
    }

    @Test
    void runsThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("the project/heed"));
        assertThat(heed(link, "model").status()).isZero();
        assertThat(Files.readAllLines(calls).get(1)).contains(home + "/deploy/cli/target/lib/*");
    }

    @Test
    void takesOutWhatTensorFlowWritesAndNothingElse() throws Exception {
        heed(home.resolve("heed"), "model");
        tool(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17\"' >&2; exit 0; fi",
                "echo 'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR' >&2",
                "echo 'I0000 00:00:1 2 mlir_graph_optimization_pass.cc:401] MLIR V1 is not enabled' >&2",
                "echo 'the JVM cannot start' >&2",
                "echo 'an error of Java' > /dev/fd/3",
                "exit 7");
        Result result = heed(home.resolve("heed"), "model");
        assertThat(result.status()).isEqualTo(7);
        assertThat(result.err().lines()).containsExactlyInAnyOrder("the JVM cannot start", "an error of Java");
    }

    @Test
    void asksForAJavaThatIsNewEnough() throws Exception {
        java("11.0.2");
        Result result = heed(home.resolve("heed"), "model");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err().lines()).hasSize(1).first().asString().contains("expected Java 17 or newer, found 11");
    }

    @Test
    void saysThatTheBuildFailedAndTriesAgainTheNextTime() throws Exception {
        tool("mvn", "exit 1");
        assertThat(heed(home.resolve("heed"), "model").status()).isEqualTo(1);
        Result again = heed(home.resolve("heed"), "model");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("the build failed");
    }

    @Test
    void buildsNothingInAReleaseAndRunsWhatIsInIt() throws Exception {
        Path launcher = release();
        Files.createDirectory(directory.resolve("release/lib"));
        assertThat(heed(launcher, "model", "a b").err()).isEmpty();
        List<String> called = Files.readAllLines(calls);
        assertThat(called).hasSize(1);
        assertThat(called.get(0))
                .startsWith("java ")
                .contains("|-cp|" + directory + "/release/lib/*:/opt/more.jar|")
                .endsWith("|dev.heed.cli.Heed|model|a b|");
    }

    @Test
    void saysWhenAReleaseIsNotWhole() throws Exception {
        assertThat(heed(release(), "model").err().lines())
                .containsExactly("heed: expected Heed's jars in " + directory
                        + "/release/lib, found no such directory; unpack the whole archive");
    }

    private Path release() throws IOException {
        return Files.copy(
                Path.of("../../heed"),
                Files.createDirectories(directory.resolve("release/bin")).resolve("heed"));
    }

    private record Result(int status, String err) {}

    private Result heed(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("tools").toString());
        builder.environment().merge("PATH", tools.toString(), (path, own) -> own + ":" + path);
        builder.environment().remove("HEED_MAVEN_ARGS");
        builder.environment().put("HEED_CLASSPATH", "/opt/more.jar");
        Process process = builder.start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), err);
    }

    private void java(String version) throws IOException {
        tool(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; exit 0; fi",
                "{ printf 'java '; printf '%s|' \"$@\"; echo; } >> " + calls);
    }

    private void tool(String name, String... lines) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
