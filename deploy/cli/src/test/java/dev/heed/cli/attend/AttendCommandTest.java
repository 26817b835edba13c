package dev.heed.cli.attend;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttendCommandTest {
    private static final String LOCAL = "{\"mechanism\": \"attention\", \"config\": {\"scope\": \"local\","
            + " \"alignment\": \"causal\", \"radius\": 3, \"score\": \"scaled_dot\"}}";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeAFile() throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,a,b,c,d"));
        for (int t = 0; t < 40; t++) {
            lines.add("2026-01-01T00:00:%02dZ,%s,%s,%s,%s".formatted(t, Math.sin(t), Math.cos(t), t % 5, t * .1));
        }
        Files.write(directory.resolve("pump.csv"), lines);
    }

    private CommandLineFixture attend(String mechanism, String... more) throws IOException {
        Path config = Files.writeString(directory.resolve("m.json"), mechanism);
        List<String> arguments = new ArrayList<>(List.of(
                "attend",
                "--config",
                config.toString(),
                "--input",
                directory.resolve("pump.csv").toString(),
                "--output",
                directory.resolve("out").toString()));
        arguments.addAll(Arrays.asList(more));
        return heed(arguments.toArray(String[]::new));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve("out").resolve(file));
    }

    @Test
    void writesTheWeightsOfEveryStepByOffset() throws IOException {
        assertThat(attend(LOCAL).status()).isZero();
        List<String> lines = lines("weights_by_offset.csv");
        assertThat(lines.get(0)).isEqualTo("time,-3,-2,-1,0");
        assertThat(lines).hasSize(41);
        double sum = Arrays.stream(lines.get(20).split(","))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .sum();
        assertThat(sum).isBetween(.9999, 1.0001);
    }

    @Test
    void drawsAPictureWhenAskedTo() throws IOException {
        assertThat(attend(LOCAL, "--plot").status()).isZero();
        BufferedImage picture =
                ImageIO.read(directory.resolve("out/weights_by_offset.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(500);
    }

    @Test
    void givesTheSameForTheSameSeedAndOtherwiseNot() throws IOException {
        String gate = "{\"mechanism\": \"gate\", \"config\": {\"kind\": \"projected\"}}";
        attend(gate, "--seed", "1");
        List<String> one = lines("weights.csv");
        attend(gate, "--seed", "1");
        assertThat(lines("weights.csv")).isEqualTo(one);
        attend(gate, "--seed", "2");
        assertThat(lines("weights.csv")).isNotEqualTo(one);
    }

    @Test
    void takesGivenParameters() throws IOException {
        attend("{\"mechanism\": \"gate\", \"config\": {\"kind\": \"learnable\"},"
                + " \"parameters\": {\"a\": {\"shape\": [4], \"data\": [0, 100, -100, 0]}}}");
        assertThat(lines("weights.csv").get(1)).endsWith(",0.5,1.0,0.0,0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mechanism\": \"self_attention\"}",
                "{\"mechanism\": \"cross_attention\"}",
                "{\"mechanism\": \"co_attention\", \"groups\": {\"y\": [\"a\", \"c\"]}}",
                "{\"mechanism\": \"hierarchical_attention\", \"config\": {\"segments\": 4}}",
                "{\"mechanism\": \"multi_head_attention\", \"config\": {\"heads\": 2}}",
                "{\"mechanism\": \"multi_dimensional_attention\"}",
                "{\"mechanism\": \"location_attention\"}",
                "{\"mechanism\": \"location_attention\", \"config\": {\"softness\": \"hard\", \"length\": 5}}"
            })
    void showsEveryMechanism(String mechanism) throws IOException {
        CommandLineFixture attended = attend(mechanism);
        assertThat(attended.status()).as(attended.err()).isZero();
        assertThat(attended.out()).contains("over 40 rows");
    }

    @Test
    void tellsAllProblemsOfAConfigurationAtOnce() throws IOException {
        CommandLineFixture refused = attend(
                "{\"mechanism\": \"attention\", \"config\": {\"scope\": \"local\", \"score\": \"dott\", \"radius\": -1}}");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("found dott").contains("found -1");
    }
}
