package dev.heed.cli.evaluate;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.input.Account;
import dev.heed.cli.input.InputOptions;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.detect.DetectOptions;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.window.WindowOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed evaluate}. */
@Command(
        name = "evaluate",
        header = "Backtest a model over files: forecasts, alerts and, against labels, detection and blame.",
        description = {
            "Runs the job's own stages over the files, as heed apply does, and measures what they say: forecasts against"
                    + " what came, the linear backbone alone, the last value and the last day; scores, alarms, alerts and blame against labels.",
            "Prints a table; with --output writes evaluation.json and a picture of each entity."
        },
        footer = {
            "",
            "Examples:",
            "  heed evaluate --model my-model --input test.csv --labels test.labels.json --output report",
            "  # labels in a column of the file, rows from 400 on",
            "  heed evaluate --model my-model --input valve.csv --label-column anomaly --rows 400:",
            "  # forecasts of rows 11520 to 14400, errors in standard deviations of the training rows",
            "  heed evaluate --model my-model --input load.csv --rows 11520:14400 --scale-rows 0:8640"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model directory.")
    private Path model = Path.of("");

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--labels",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "One for each input file, in their order: {\"anomalous\": [[first row, row after the last], …],"
                            + " \"explained\": [{\"start\": …, \"end\": …, \"channels\": […]}, …]}.")
    private List<Path> labels = new ArrayList<>();

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "Column of the input that is not 0 where a row is anomalous.")
    private @Nullable String labelColumn;

    @Option(
            names = "--rows",
            paramLabel = "FIRST:END",
            description = "Rows that are measured, counted from 0, END not included; those before are run, too.")
    private RowRange rows = RowRange.ALL;

    @Option(
            names = "--scale-rows",
            paramLabel = "FIRST:END",
            description = "Rows whose standard deviations forecast errors are measured in; all by default.")
    private RowRange scaleRows = RowRange.ALL;

    @Option(names = "--output", paramLabel = "DIR", description = "Where evaluation.json and the pictures go.")
    private @Nullable Path output;

    @Option(
            names = "--hop",
            paramLabel = "N",
            description = "Steps that are attended at a time; the card's by default.")
    private @Nullable Integer hop;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (!labels.isEmpty() && labelColumn != null) {
            throw Refusal.usage("expected either --labels or --label-column, found both: leave one away");
        }
        Configuration options = settings.configuration(own -> {
            if (hop != null) {
                own.set(WindowOptions.HOP, hop);
            }
        });
        if (!options.contains(DetectOptions.FAITHFULNESS_EVERY)) {
            options.set(DetectOptions.FAITHFULNESS_EVERY, 1);
        }
        ModelDirectory directory = ModelDirectory.open(model);
        ModelCard card = directory.card();
        SeriesFiles files = labelColumn == null ? input.open(card) : input.open(card, labelColumn);
        Map<String, Backtest> entities = new LinkedHashMap<>();
        Account account = new Account();
        Observations.read(files, card.grid(), card.intake(), account)
                .forEach((entity, own) -> entities.put(entity, new Backtest(card, rows, scaleRows, own)));
        Map<String, Labels> known = labels(files, card, entities.size());
        entities.forEach(EvaluateCommand::requireRows);
        Backtest.run(entities, files, directory, options);
        report(entities, directory, known);
        account.print(spec.commandLine().getOut(), card);
        known.forEach((entity, own) -> warnOfLabels(entity, own, entities.get(entity)));
        return 0;
    }

    private void warnOfLabels(String entity, Labels own, @Nullable Backtest backtest) {
        int has = backtest == null ? 0 : backtest.observations().rows();
        long beyond = own.beyond(has);
        if (beyond > 0) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "%d of %d labelled runs go beyond the %,d rows of %s: are they labels of this file?%n",
                    beyond, own.anomalous().size(), has, entity);
            out.flush();
        }
    }

    private static void requireRows(String entity, Backtest backtest) {
        if (backtest.end() <= backtest.first()) {
            throw Refusal.usage("--rows: expected rows that %s has, 0 to %d, found those from %d on"
                    .formatted(entity, backtest.observations().rows() - 1, backtest.first()));
        }
    }

    private Map<String, Labels> labels(SeriesFiles files, ModelCard card, int entities) {
        if (labelColumn != null) {
            return Labels.ofColumn(files, labelColumn);
        }
        if (!labels.isEmpty() && labels.size() != entities) {
            throw Refusal.usage("--labels: expected one file for each of the %d entities, found %d"
                    .formatted(entities, labels.size()));
        }
        Map<String, Labels> read = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            Labels one = Labels.read(labels.get(i), card.channels());
            read.put(SeriesFiles.entityOf(input.files().get(i)), one);
        }
        return read;
    }

    private void report(Map<String, Backtest> entities, ModelDirectory directory, Map<String, Labels> known)
            throws IOException {
        Map<String, DetectionFacts> detection = new LinkedHashMap<>();
        Map<String, ForecastFacts> forecast = new LinkedHashMap<>();
        Map<String, String> notMeasured = new LinkedHashMap<>();
        entities.forEach((entity, backtest) -> {
            detection.put(entity, backtest.detection(known.get(entity)));
            ForecastFacts measured = backtest.forecast();
            if (measured != null) {
                forecast.put(entity, measured);
            } else {
                notMeasured.put(entity, backtest.whyNoForecast());
            }
        });
        ModelCard card = directory.card();
        Evaluation evaluation = new Evaluation(
                card.name() + " " + card.version() + " " + directory.digest(), detection, forecast, notMeasured);
        new EvaluationTable(spec.commandLine().getOut()).print(evaluation);
        if (output != null) {
            Files.createDirectories(output);
            Files.writeString(output.resolve("evaluation.json"), JSON.writeValueAsString(evaluation) + "\n");
            for (Map.Entry<String, Backtest> one : entities.entrySet()) {
                String entity = one.getKey();
                Path picture = output.resolve(entities.size() == 1 ? "evaluation.png" : entity + ".png");
                new EvaluationPlot(one.getValue(), entity, card.channels(), known.get(entity)).write(picture);
            }
            spec.commandLine().getOut().println("Written to " + output);
        }
    }
}
