package dev.heed.cli;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainAndModelTest {
    @TempDir
    Path directory;

    @Test
    void trainsAModelThatTheModelCommandChecks() throws IOException {
        Path input = PumpModel.file(directory, "pump.csv", 900, 0);
        Path model = directory.resolve("my-model");
        CommandLineFixture training = heed(("train --input " + input + " --output " + model
                        + " --ignore current --train-rows 0:800 --horizon 3 --hop 2 --steps 5 --model-version 7")
                .split(" "));
        assertThat(training.err()).isEmpty();
        assertThat(training.status()).isZero();
        assertThat(training.out()).contains("my-model, version 7", "attention adds", "Written to " + model);

        assertThat(training.out())
                .contains("times read as microseconds since 1970")
                .endsWith("900 rows read, 800 used, 100 left out\nleft out: 100 outside --train-rows\n");
        ModelCard card = ModelDirectory.open(model).card();
        assertThat(card.channels()).containsExactly("speed", "flow", "pressure", "temperature", "vibration");
        assertThat(card.period()).hasToString("1s");
        assertThat(card.hop()).isEqualTo(2);
        assertThat(card.horizon()).isEqualTo(3);
        assertThat(card.training().rows()).isEqualTo(800);

        CommandLineFixture shown = heed("model", model.toString());
        assertThat(shown.status()).isZero();
        assertThat(shown.out()).contains("steps of 1s, attended 2 at a time", "3 steps ahead (3.00 s)", "Checked");

        Files.writeString(model.resolve("model.json"), " ", StandardOpenOption.APPEND);
        CommandLineFixture refused = heed("model", model.toString());
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err().lines()).hasSize(1).first().asString().contains("expected model.json with SHA-256");

        CommandLineFixture sealed = heed("model", model.toString(), "--seal");
        assertThat(sealed.err()).isEmpty();
        assertThat(sealed.out()).contains("Checked");
        assertThat(heed("model", model.toString()).status()).isZero();
    }

    @Test
    void saysWhatAModelOfFewRowsIsNotGoodFor() {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("time,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t"));
        for (int row = 0; row < 300; row++) {
            String values = random.doubles(20).mapToObj(Double::toString).collect(Collectors.joining(","));
            lines.add(Instant.parse("2024-01-01T00:00:00Z").plusSeconds(600L * row) + "," + values);
        }
        Path input = CsvFixture.write(directory, "noise.csv", lines.toArray(String[]::new));
        CommandLineFixture run = heed(
                "train", "--input", input.toString(), "--output", directory + "/m", "--steps", "5", "--horizon", "3");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("rows are few to learn 201 weights of each channel from")
                .contains("the forecast is no better than the running mean on rows held out")
                .contains("forecasts look back 48 steps, less than a day: `--task forecast` knows yesterday");
    }

    @Test
    void saysWhereTheClockWentBack() {
        Path input = CsvFixture.write(
                directory, "p.csv", "time,a", "2024-10-27 02:58,1", "2024-10-27 02:59,2", "2024-10-27 02:00,3");
        CommandLineFixture run = heed("train", "--input", input.toString(), "--output", directory + "/m");
        assertThat(run.err())
                .contains("the times go back by 59m at line 4, from 2024-10-27T02:59:00Z to 2024-10-27T02:00:00Z: local"
                        + " times? give --time-zone");
    }

    @Test
    void saysHowManyRowsAreTooFew() {
        Path input = PumpModel.file(directory, "pump.csv", 60, 0);
        CommandLineFixture run = heed(
                "train",
                "--input",
                input.toString(),
                "--output",
                directory.resolve("m").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).first().asString().contains("found at most 60");
    }

    @Test
    void doesNotWriteAModelAmongOtherFiles() {
        Path input = CsvFixture.write(directory, "p.csv", "time,a", "2024-01-01 00:00,1", "2024-01-01 00:01,2");
        CommandLineFixture run = heed("train", "--input", input.toString(), "--output", directory.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("expected a new directory, an empty one or an older model, found p.csv in it");
    }
}
