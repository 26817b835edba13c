package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.train.PumpModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final String CHANNELS = String.join(",", Channel.labels());
    private static final int RECEPTIVE_FIELD = 58;
    private static final int SECONDS = 402;

    @TempDir
    Path directory;

    @Test
    void writesARowForEachStepThatTheModelHasSeenEnoughFor() throws IOException {
        Path input = PumpModel.file(directory, "pump.csv", SECONDS, 0);
        CommandLineFixture run = apply(input);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        List<String> saliency = lines("saliency.csv");
        assertThat(saliency.get(0)).isEqualTo("time,score," + CHANNELS);
        assertThat(saliency.get(1)).startsWith("2023-11-14T22:14:17Z,");
        assertThat(saliency)
                .hasSize(1 + SECONDS - RECEPTIVE_FIELD + 1)
                .last()
                .asString()
                .startsWith("2023-11-14T22:20:01Z,");
        assertThat(lines("weighted-features.csv"))
                .hasSameSizeAs(saliency)
                .first()
                .isEqualTo("time," + CHANNELS);
        assertThat(lines("alerts.csv").get(0))
                .isEqualTo("time,state,severity,started,score,threshold,causes,id,similar,text,ending");
    }

    @Test
    void takesTheChannelsWithTheirUnitsOrWithout() throws IOException {
        Path input = PumpModel.file(directory, "pump.csv", SECONDS, 0);
        apply(input);
        List<String> without = lines("saliency.csv");
        List<String> rows = Files.readAllLines(input);
        rows.set(0, "time,speed [1/min],flow[m³/h],pressure [bar],temperature,vibration [mm/s],current [A]");
        assertThat(apply(Files.write(input, rows)).err()).isEmpty();
        assertThat(lines("saliency.csv")).isEqualTo(without);
    }

    @Test
    void refusesAChannelInAnotherUnitThanTheModels() throws IOException {
        Path input = PumpModel.file(directory, "pump.csv", SECONDS, 0);
        List<String> rows = Files.readAllLines(input);
        rows.set(0, rows.get(0).replace("pressure", "pressure [psi]"));
        CommandLineFixture run = apply(Files.write(input, rows));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("heed apply: " + input
                        + ": expected 'pressure' in bar, found psi; convert it, or rename the column");
    }

    @Test
    void issuesForecastsAtTheLastStepOfEachWholeHop() throws IOException {
        apply(PumpModel.file(directory, "pump.csv", SECONDS, 0));
        List<String> forecasts = lines("forecasts.csv");
        assertThat(forecasts.get(0)).isEqualTo("issued,time," + CHANNELS);
        assertThat((forecasts.size() - 1) % PumpModel.HORIZON).isZero();
        assertThat(forecasts.get(1)).startsWith("2023-11-14T22:14:19Z,2023-11-14T22:14:20Z,");
        assertThat(forecasts.get(PumpModel.HORIZON)).startsWith("2023-11-14T22:14:19Z,2023-11-14T22:14:24Z,");
        assertThat(forecasts).last().asString().startsWith("2023-11-14T22:19:59Z,2023-11-14T22:20:04Z,");
    }

    @Test
    void writesIntervalsAroundTheForecastsWhereTheyAreWanted() throws IOException {
        Path input = PumpModel.file(directory, "pump.csv", SECONDS, 0);
        apply(input);
        assertThat(directory.resolve("out").resolve("forecast-intervals.csv")).doesNotExist();
        apply(input, "--intervals");
        List<String> intervals = lines("forecast-intervals.csv");
        assertThat(intervals.get(0)).isEqualTo("issued,time,level," + CHANNELS);
        assertThat(intervals).hasSize(1 + 2 * (lines("forecasts.csv").size() - 1));
        double low = Double.parseDouble(intervals.get(1).split(",")[3]);
        double middle = Double.parseDouble(lines("forecasts.csv").get(1).split(",")[2]);
        double high = Double.parseDouble(intervals.get(2).split(",")[3]);
        assertThat(middle).isBetween(low, high);
    }

    @Test
    void writesTheFilesThatAreChosenCompressedWhereThatIsWanted() throws IOException {
        Path input = PumpModel.file(directory, "pump.csv", SECONDS, 0);
        apply(input);
        List<String> plain = lines("saliency.csv");
        assertThat(apply(input, "--outputs", "saliency,alerts", "--gzip").err()).isEmpty();
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("saliency.csv.gz", "alerts.csv.gz");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(directory.resolve("out/saliency.csv.gz"))),
                StandardCharsets.UTF_8))) {
            assertThat(reader.lines()).containsExactlyElementsOf(plain);
        }
    }

    @Test
    void namesTheOutputsThatThereAre() {
        Path input = PumpModel.file(directory, "pump.csv", SECONDS, 0);
        CommandLineFixture run = apply(input, "--outputs", "scores");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("saliency").contains("weighted-features").contains("scores");
    }

    @Test
    void refitsTheBackboneOnTheWay() throws IOException {
        Path input = PumpModel.file(directory, "pump.csv", SECONDS, 0);
        CommandLineFixture run = apply(input, "--online");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(lines("forecasts.csv")).hasSizeGreaterThan(PumpModel.HORIZON);
    }

    @Test
    void forecastsInTheUnitsOfTheInput() throws IOException {
        apply(PumpModel.file(directory, "pump.csv", SECONDS, 0));
        for (String line : lines("forecasts.csv").subList(1, 50)) {
            assertThat(Float.parseFloat(line.split(",")[2])).isBetween(900f, 1_600f);
        }
    }

    @Test
    void keepsTheRowsOwnTimesWhereTheyAreOffTheGrid() throws IOException {
        apply(PumpModel.file(directory, "pump.csv", SECONDS, 250_000));
        assertThat(lines("saliency.csv").get(1)).startsWith("2023-11-14T22:14:17.250Z,");
        assertThat(lines("forecasts.csv").get(1)).startsWith("2023-11-14T22:14:19.250Z,2023-11-14T22:14:20.250Z,");
    }

    @Test
    void givesEachEntityADirectoryAndTheSameAnswersAsAlone() throws IOException {
        Path one = PumpModel.file(directory, "one.csv", SECONDS, 0);
        Path two = PumpModel.file(directory, "two.csv", SECONDS, 0);
        apply(one);
        List<String> alone = lines("saliency.csv");
        assertThat(apply(one, two).status()).isZero();
        for (String entity : List.of("one", "two")) {
            List<String> together = lines(entity + "/saliency.csv");
            assertThat(together).hasSameSizeAs(alone);
            for (int row = 1; row < alone.size(); row++) {
                String[] expected = alone.get(row).split(",");
                String[] found = together.get(row).split(",");
                assertThat(found[0]).isEqualTo(expected[0]);
                assertThat(Float.parseFloat(found[1])).isCloseTo(Float.parseFloat(expected[1]), within(1e-4f));
            }
        }
    }

    @Test
    void takesEntitiesWhoseNamesNoFileSystemTakes() throws IOException {
        List<String> names = List.of("x".repeat(300) + "1", "x".repeat(300) + "2", "../../up", "=1+1", "a\tb");
        List<String> rows = new ArrayList<>(List.of("entity,time," + CHANNELS));
        List<String> pump = Files.readAllLines(PumpModel.file(directory, "pump.csv", 90, 0));
        for (String row : pump.subList(1, pump.size())) {
            names.forEach(name -> rows.add(name + "," + row));
        }
        Path input = CsvFixture.write(directory, "named.csv", rows.toArray(String[]::new));
        CommandLineFixture run = apply(input, "--entity-column", "entity");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        try (var entities = Files.list(directory.resolve("out"))) {
            assertThat(entities)
                    .hasSize(names.size())
                    .allSatisfy(
                            entity -> assertThat(entity.resolve("saliency.csv")).isNotEmptyFile());
        }
    }

    @Test
    void namesTheChannelsThatTheModelWants() {
        Path input = CsvFixture.write(directory, "p.csv", "time,speed,rain", "2024-01-01 00:00,1,1");
        CommandLineFixture run = apply(input);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("expected the channels [speed, flow, pressure");
    }

    private CommandLineFixture apply(Path input, String... more) {
        return apply(List.of(input), more);
    }

    private CommandLineFixture apply(Path one, Path two) {
        return apply(List.of(one, two));
    }

    private CommandLineFixture apply(List<Path> inputs, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("apply", "--model", PumpModel.directory().toString()));
        arguments.addAll(List.of("--output", directory.resolve("out").toString()));
        arguments.addAll(List.of(more));
        arguments.add("--input");
        inputs.forEach(input -> arguments.add(input.toString()));
        return CommandLineFixture.heed(arguments.toArray(String[]::new));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve("out").resolve(file));
    }
}
