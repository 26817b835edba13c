package dev.heed.cli.retrain;

import dev.heed.cli.evaluate.Figures;
import dev.heed.cli.flink.FileSystemPlugins;
import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.input.Account;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.cli.input.TopicOptions;
import dev.heed.cli.models.NamedVersion;
import dev.heed.cli.models.RunningModels;
import dev.heed.cli.models.StoreOptions;
import dev.heed.cli.terminal.Table;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.FalseAlerts;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.shipment.ModelFetch;
import dev.heed.wire.Micros;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed retrain}. */
@Command(
        name = "retrain",
        header = "Learn a new version of a running model from its topic, and bring it to the jobs if it is better.",
        description = {
            "Trains on the newest readings but their last part, put together as the old version is; runs the job's stages with"
                    + " the old and the new one over that last part, and prints both figures side by side; publishes the"
                    + " new one as a shadow.",
            "With --promote-if better it is activated when " + PromotionRule.WORDS
                    + "; else it stays a shadow, by how much" + " it failed is told, and the exit status is 1."
        },
        footer = {
            "",
            "Example:",
            "  heed retrain --bootstrap-server kafka:9092 --topic sensor-readings \\",
            "      --model pumps --window 30d --output pumps-2 --store s3://models \\",
            "      --promote-if better"
        })
public final class RetrainCommand implements Callable<Integer> {
    /** Clocks may be so far ahead of this one. */
    private static final Duration AHEAD = Duration.ofHours(1);
    /** Of a topic's samples, that may not be readable. */
    private static final double MAX_BAD_SHARE = .05;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private TopicOptions topics = new TopicOptions();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "YAML that says how topics of other formats are read, as heed.ingest.mapping in the job.")
    private @Nullable Path mapping;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME|DIR",
            description =
                    "The running model: a name, whose active version is taken, or a directory. What is both is the name; ./NAME is the directory.")
    private String model = "";

    @Option(
            names = "--window",
            required = true,
            paramLabel = "TIME",
            description = "How far back from the newest reading to learn and measure, such as 30d.")
    private String window = "";

    @Option(
            names = "--hold-out",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "Share of the window, its last part, to measure on (default: ${DEFAULT-VALUE}).")
    private double holdOut;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Model directory to write.")
    private Path output = Path.of("");

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            description = "Of the new model; one more than the newest by default.")
    private @Nullable String version;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--promote-if", paramLabel = "better", description = "Activate the new version if it is better.")
    private @Nullable Promotion promotion;

    @Mixin
    private JobAnswer answer = new JobAnswer();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** When a new version is activated. */
    private enum Promotion {
        BETTER
    }

    @Override
    public Integer call() throws Exception {
        if (!(holdOut > 0 && holdOut < 1)) {
            throw Refusal.usage("--hold-out: expected a share between 0 and 1, found " + holdOut);
        }
        long micros = windowMicros();
        Configuration options = settings.configuration();
        RunningModels jobs = answer.models(topics);
        FileSystemPlugins.load(options);
        jobs.requireUnused(output);
        boolean isPlace = model.contains("/") || !jobs.know(model) && Files.isDirectory(Path.of(model));
        ModelDirectory old = ModelFetch.toTemporaryFiles()
                .open(isPlace ? model : jobs.active(model).uri());
        if (old.path()
                .toAbsolutePath()
                .normalize()
                .equals(output.toAbsolutePath().normalize())) {
            throw Refusal.usage("--output: expected another directory than that of the old model, found " + output);
        }
        String next = version != null
                ? version
                : jobs.nextVersion(old.card().name(), old.card().version());
        long end = 1 + topics.newestMicros(mapping, Micros.of(Instant.now().plus(AHEAD)), old.card());
        SeriesFiles rows = topics.read(topics.span(end - micros, end), mapping, MAX_BAD_SHARE, old.card());
        long split = end - Math.round(holdOut * micros);
        ModelDirectory trained = new Retraining(old.card(), next).run(rows, split, output);
        PrintWriter out = spec.commandLine().getOut();
        Figures before = Figures.of(rows, old, split, options);
        Figures after = Figures.of(rows, trained, split, options);
        PromotionRule rule = new PromotionRule(FalseAlerts.parse(options.get(DetectOptions.FALSE_ALERTS)));
        print(old, before, trained, after, rule);
        Account account = new Account();
        rows.rows(account).close(); // they were counted when they were read from the topics
        account.print(out);
        NamedVersion published = store.publish(output.toString(), options);
        jobs.shadow(published, answer.patience(), out);
        if (promotion != null) {
            promote(jobs, published, rule.failures(before, after), out);
        }
        return 0;
    }

    private void promote(RunningModels jobs, NamedVersion published, List<String> failures, PrintWriter out) {
        if (!failures.isEmpty()) {
            throw Refusal.failure("not activated, it stays a shadow: %s".formatted(String.join("; ", failures)));
        }
        jobs.activate(published, answer.patience(), out);
    }

    private long windowMicros() {
        try {
            Duration length = TimeUtils.parseDuration(window);
            if (!length.isZero()) {
                return length.toNanos() / 1_000;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.usage("--window: expected a time such as 30d, found '" + window + "'");
    }

    private void print(ModelDirectory old, Figures before, ModelDirectory trained, Figures after, PromotionRule rule) {
        PrintWriter out = spec.commandLine().getOut();
        Table table = Table.of(
                        "",
                        "version " + old.card().version(),
                        "version " + trained.card().version())
                .row("rows measured", "%,d".formatted(before.rows()), "%,d".formatted(after.rows()))
                .row("forecast error (MAE)", "%.4f".formatted(before.error()), "%.4f".formatted(after.error()))
                .row("pinball loss", "%.4f".formatted(before.pinball()), "%.4f".formatted(after.pinball()))
                .row("alerts", String.valueOf(before.alerts()), String.valueOf(after.alerts()))
                .row("alerts a day", "%.3f".formatted(before.alertsADay()), "%.3f".formatted(after.alertsADay()));
        out.print(table);
        out.printf(
                "%s: errors in standard deviations of each channel; the budget allows %s in %.3g days.%n",
                old.card().name(), PromotionRule.alerts(rule.allowed(after.days())), after.days());
        out.flush();
    }
}
