package dev.heed.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.ModelDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardSummaryTest {
    private static List<String> summary() {
        ModelDirectory model = ModelDirectory.open(PumpModel.directory());
        StringWriter text = new StringWriter();
        CardSummary.print(model.card(), model.digest(), new PrintWriter(text));
        return text.toString().lines().toList();
    }

    private static String line(String name) {
        return summary().stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatTheModelIsAndNeeds() {
        assertThat(line("model")).matches("model +pumps, version 1, digest [0-9a-f]{12}…");
        assertThat(line("channels"))
                .endsWith(
                        "6: speed [1/min], flow [m³/h], pressure [bar], temperature [°C], vibration [mm/s], current [A]");
        assertThat(line("time")).endsWith("steps of 1s, attended 4 at a time");
        assertThat(line("needs")).endsWith("58 steps before it answers (58.0 s)");
        assertThat(line("forecasts")).contains("5 steps ahead (5.00 s), levels [");
    }

    @Test
    void tellsHowItAttendsAndWhatItWasTrainedOn() {
        assertThat(line("attention")).contains("gate context, 2 ", "radius 8", "score scaled_dot", "softmax");
        assertThat(line("trained on")).contains("3,600 steps of pump-1, pump-2, pump-3", "10 rounds", "seed 1");
        assertThat(line("alarms")).contains("from score ");
    }

    @Test
    void putsTheErrorsOfBothHeadsUnderTheirNames() {
        List<String> lines = summary();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).matches(" +MSE +MAE +backbone MSE +attention adds"))
                .anySatisfy(line -> assertThat(line).matches("next step( +\\d+\\.\\d{4}){3} +-?\\d+\\.\\d%"))
                .anySatisfy(line -> assertThat(line).matches("forecast( +\\d+\\.\\d{4}){3} +-?\\d+\\.\\d%"));
    }
}
