package dev.heed.cli.apply;

import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.input.Account;
import dev.heed.cli.input.InputOptions;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.forecast.LearnOptions;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.window.WindowOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed apply}. */
@Command(
        name = "apply",
        header = "Run the job over files and write what it says as CSV.",
        description = {
            "The same stages that run on Kafka, in this JVM. Writes, one row per step or forecast step, times in UTC:",
            "  saliency.csv           time, score, blame of each channel (its residual energy, relative to its usual one)",
            "  weighted-features.csv  time, each channel normalised and weighted by the gate",
            "  forecasts.csv          issued, time, the median of each channel in its own units",
            "  alerts.csv             what opened, went on and closed, with its causes, the past moments it looks like, and in words",
            "Several entities get a directory each. Steps get no row before the model has seen enough."
        },
        footer = {
            "",
            "Examples:",
            "  heed apply --model my-model --input today.csv --output out",
            "  # an answer every 8 steps: faster, and one forecast for every 8 steps",
            "  heed apply --model my-model --input today.csv --output out --hop 8"
        })
public final class ApplyCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model directory.")
    private Path model = Path.of("");

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where the CSV files go.")
    private Path output = Path.of("");

    @Option(
            names = "--hop",
            paramLabel = "N",
            description = "Steps that are attended at a time; the card's by default.")
    private @Nullable Integer hop;

    @Option(names = "--online", description = "Let the linear forecast be refitted from observed values on the way.")
    private boolean online;

    @Option(
            names = "--intervals",
            description = "Write forecast-intervals.csv as well: issued, time, level, each channel's quantile.")
    private boolean intervals;

    @Option(
            names = "--outputs",
            split = ",",
            converter = FileKind.Converter.class,
            paramLabel = "NAME",
            description = "Which files are written: saliency, weighted-features, forecasts, forecast-intervals, alerts;"
                    + " all but the intervals by default.")
    private @Nullable Set<FileKind> outputs;

    @Option(names = "--gzip", description = "Write .csv.gz, which these commands also read.")
    private boolean gzip;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Configuration options = settings.configuration(own -> {
            if (hop != null) {
                own.set(WindowOptions.HOP, hop);
            }
            if (online) {
                own.set(LearnOptions.BACKBONE, true);
            }
        });
        ModelDirectory directory = ModelDirectory.open(model);
        ModelCard card = directory.card();
        SeriesFiles files = input.open(card);
        Account account = new Account();
        Survey survey = Survey.of(files, card.grid(), account);
        createOutput();

        long begin = System.nanoTime();
        FileJob pipeline = FileJob.over(files, survey.rows(), survey.times().size(), directory, options);
        pipeline.outputs()
                .detections()
                .map(new WriteFiles(output, card, survey, choice()))
                .setParallelism(1)
                .sinkTo(new DiscardingSink<>());
        pipeline.outputs().deadLetters().filter(new CountDeadLetters()).sinkTo(new DiscardingSink<>());
        JobExecutionResult result = pipeline.env().execute("heed apply");
        report(survey, account, result, (System.nanoTime() - begin) / 1e9);
        if (survey.shared() > 0) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%,d rows share a step with another; of each channel the %s counts%n",
                            survey.shared(), card.averages() ? "mean" : "latest value");
        }
        account.print(spec.commandLine().getOut(), card);
        return 0;
    }

    private FileChoice choice() {
        Set<FileKind> kinds = outputs == null ? FileChoice.usual().kinds() : outputs;
        FileChoice choice = new FileChoice(kinds, gzip);
        return intervals ? choice.withIntervals() : choice;
    }

    private void createOutput() {
        try {
            Files.createDirectories(output);
        } catch (IOException e) {
            throw Refusal.failure("--output %s: expected a directory that can be written, found %s"
                            .formatted(output, Cause.inWords(e)))
                    .causedBy(e);
        }
    }

    private static String count(long number, String one, String several) {
        return "%,d %s".formatted(number, number == 1 ? one : several);
    }

    private void report(Survey survey, Account account, JobExecutionResult result, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        long steps = result.<Long>getAccumulatorResult(WriteFiles.STEPS);
        out.printf(
                "%,d rows of %s, %,d steps scored, %s, in %.1f s (%,.0f rows/s), written to %s%n",
                survey.rows(),
                count(survey.times().size(), "entity", "entities"),
                steps,
                count(result.<Long>getAccumulatorResult(WriteFiles.ALERTS), "alert", "alerts"),
                seconds,
                survey.rows() / seconds,
                output);
        for (Map.Entry<String, Object> count : result.getAllAccumulatorResults().entrySet()) {
            if (count.getValue() instanceof NotTakenCount notTaken) {
                out.println(count.getKey() + ", " + notTaken.text());
                account.leave(count.getKey().substring(CountDeadLetters.PREFIX.length()), notTaken.rows());
            }
        }
        if (steps == 0) {
            out.println("No step was scored: the model needs its whole receptive field first, see heed model.");
        }
        out.flush();
    }
}
