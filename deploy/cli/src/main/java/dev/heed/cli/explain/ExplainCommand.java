package dev.heed.cli.explain;

import dev.heed.cli.apply.FileJob;
import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.input.Account;
import dev.heed.cli.input.InputOptions;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.cli.input.TimeFormat;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.Detection;
import dev.heed.detect.Explainer;
import dev.heed.detect.Explanation;
import dev.heed.job.PipelinePlan;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed explain}. */
@Command(
        name = "explain",
        header = "Say why there was, or was not, an alert at a time.",
        description = {
            "Runs the job's own stages over the file, as heed apply does, and tells of one step: the score and its parts, the"
                    + " level that opens an alert, what was expected of each channel and what came, and how much an alert was short of.",
            "With --output draws the hours around it."
        },
        footer = {
            "",
            "Examples:",
            "  heed explain --model my-model --input today.csv --at '2026-01-31 12:00:00'",
            "  heed explain --model my-model --input pumps.csv --entity-column pump --entity pump-3 --at 2026-01-31T12:00:00Z"
        })
public final class ExplainCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "DIR", description = "The model directory.")
    private Path model = Path.of("");

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--at", required = true, paramLabel = "TIME", description = "A time within the step; UTC.")
    private String at = "";

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description = "Which of several entities; not needed where the input has one.")
    private @Nullable String entity;

    @Option(names = "--output", paramLabel = "FILE.png", description = "Where the picture goes.")
    private @Nullable Path output;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Configuration options = settings.configuration(own -> own.set(DetectOptions.FAITHFULNESS_EVERY, 0));
        ModelDirectory directory = ModelDirectory.open(model);
        Period period = directory.card().period();
        long step = directory.card().grid().stepAt(micros());
        SeriesFiles files = input.open(directory.card());
        Account account = new Account();
        Survey survey = survey(files, account);
        PipelinePlan plan =
                PipelinePlan.of(options, directory.card(), directory.path().toString(), directory.digest());
        Explainer explainer = new Explainer(plan.detector(), period.startOf(step));
        Surroundings around = new Surroundings(directory.card(), step);
        FileJob job = FileJob.over(files, survey.rows, survey.entities.size(), directory, options);
        try (CloseableIterator<Detection> found = job.outputs().detections().executeAndCollect("heed explain")) {
            found.forEachRemaining(said -> {
                if (said.entity().equals(survey.entity)) {
                    around.add(said, explainer.accept(said.attended()));
                }
            });
        }
        Explanation explanation = explainer.explanation().orElseThrow(() -> notScored(around));
        PrintWriter out = spec.commandLine().getOut();
        new ExplanationText(directory.card(), survey.entity, options.get(DetectOptions.FALSE_ALERTS), out)
                .print(explanation, around);
        if (output != null) {
            new ExplanationPlot(directory.card(), survey.entity).write(explanation, around, output);
            out.println("Written to " + output);
        }
        account.print(out, directory.card());
        return 0;
    }

    private long micros() {
        try {
            return TimeFormat.of(at).parseMicros(at);
        } catch (DateTimeException | NumberFormatException e) {
            throw Refusal.usage("--at: expected " + TimeFormat.EXPECTED + ", found '" + at + "'")
                    .causedBy(e);
        }
    }

    /** How many rows there are of which entities, and which one is meant. */
    private record Survey(long rows, Set<String> entities, String entity) {}

    private Survey survey(SeriesFiles files, Account account) {
        Set<String> entities = new TreeSet<>();
        long rows;
        try (Stream<Row> all = files.rows(account)) {
            rows = all.peek(row -> entities.add(row.entity())).count();
        }
        if (entity == null && entities.size() == 1) {
            return new Survey(rows, entities, entities.iterator().next());
        }
        if (entity == null || !entities.contains(entity)) {
            throw Refusal.usage("--entity: expected one of " + entities + ", found "
                    + (entity == null ? "none" : "'" + entity + "'"));
        }
        return new Survey(rows, entities, entity);
    }

    private Refusal notScored(Surroundings around) {
        return Refusal.failure("--at %s: expected a step that was scored, found %s".formatted(at, around.why()));
    }
}
