package dev.heed.bench;

import com.google.auto.service.AutoService;
import dev.heed.bench.load.Load;
import dev.heed.bench.result.Machine;
import dev.heed.bench.result.Report;
import dev.heed.bench.result.Result;
import dev.heed.bench.result.ResultTable;
import dev.heed.bench.result.Round;
import dev.heed.bench.variant.RegistryVariant;
import dev.heed.bench.variant.Setting;
import dev.heed.bench.variant.Variant;
import dev.heed.cli.extension.Extension;
import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.run.RunCard;
import dev.heed.cli.terminal.ProgressLine;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed bench}. */
@Command(
        name = "bench",
        header = "Measure the whole job on this machine, beside its baselines.",
        description = {
            "Generator, Kafka, Flink, TensorFlow, Kafka and a counting consumer run in this JVM: first as fast as the"
                    + " job follows, then at shares of that for latency. Every variant must give out as many steps as"
                    + " went in.",
            "",
            "Variants: attention (the whole job); pass-through (the same records in and out, nothing in between);"
                    + " window-only (pass-through and the keyed windows); per-window (the model takes each window"
                    + " whole, one a call); json-per-record (one sample a record, one inference a record, JSON);"
                    + " forest (Amazon's random cut forests); avro-single and json-mapped (the whole job, one sample a record,"
                    + " as Avro and as JSON through heed.ingest.mapping); with --schema-registry also registry (the whole job"
                    + " in Confluent's format).",
            "",
            "Models: forecast (what heed train trains: two causal local layers, forecasts of 48 steps; sees R = 58"
                    + " steps), detect (the same with a forecast of one step), detect_64 (that with R = 64), local (two causal local layers of radius 8; R = 18), whole (one layer that sees all"
                    + " of --window; R = --window, some hundred at most: its training takes memory with the square of"
                    + " that), or a model directory."
        },
        footer = {
            "",
            "Examples:",
            "  heed bench",
            "  # at least once, and the figures as JSON",
            "  heed bench --delivery at-least-once --json bench.json",
            "  # what it costs to recompute long windows",
            "  heed bench --model local --hop 8 --window 1024 --only attention,per-window",
            "  # bytes of an entity, checkpoints, and how soon they are restored",
            "  heed bench --model detect --state-of 10,1000,100000",
            "  # the same where R is 64",
            "  heed bench --model detect_64 --state-of 1000,100000",
            "  # what JSON through a mapping costs beside Avro",
            "  heed bench --only avro-single,json-mapped",
            "  # what a schema registry costs",
            "  heed bench --only attention,registry --schema-registry http://localhost:8080/apis/ccompat/v7",
            "  # single samples of ten pumps",
            "  heed bench --entities 10 --channels 6 --block 1 --hop 1 --only attention"
        })
@AutoService(Extension.class)
public final class BenchCommand implements Extension {
    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private ScheduleOptions pace = new ScheduleOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--model",
            paramLabel = "NAME|DIR",
            defaultValue = "forecast",
            description =
                    "forecast, detect, detect_64, local or whole, trained for a moment; or a model of as many channels and steps of"
                            + " 1 ms (default: ${DEFAULT-VALUE}).")
    private String model = "forecast";

    @Option(
            names = "--state-of",
            paramLabel = "ENTITIES",
            split = ",",
            description = "Measure what state costs instead, with so many entities, in memory and in RocksDB.")
    private List<Integer> stateOf = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON too.")
    private @Nullable File json;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Load loaded = load.load();
        List<Load> statesOf = stateOf.stream().map(load::load).toList();
        List<Variant> variants =
                pace.variants(registry.settings().map(settings -> RegistryVariant.of(registry, settings)));
        checkWritable(json);
        Path scratch = Files.createTempDirectory("heed-bench-");
        try {
            ModelDirectory directory = BenchModel.open(model, loaded, pace.windowSteps(), scratch.resolve("model"));
            Setting setting = new Setting(
                    run.options(settings.configuration(), directory, loaded, scratch), directory, pace.windowSteps());
            if (!statesOf.isEmpty()) {
                StateRun.print(setting, scratch, statesOf, spec.commandLine().getOut(), json);
                return 0;
            }
            Report report = new Report(
                    Machine.here(RunCard.device(setting.plan().attend())),
                    SettingFacts.of(model, setting, loaded, pace),
                    Result.of(rounds(variants, setting, loaded), loaded.channels()));
            print(report);
            if (json != null) {
                report.write(json);
            }
        } finally {
            FileUtils.deleteDirectoryQuietly(scratch.toFile());
        }
        return 0;
    }

    /** Before minutes of measuring, not after them. */
    private static void checkWritable(@Nullable File json) {
        if (json == null) {
            return;
        }
        Path directory = json.toPath().toAbsolutePath().getParent();
        if (json.isDirectory() || !Files.isWritable(directory)) {
            throw Refusal.usage("--json: expected a file in a directory that can be written, found " + json);
        }
    }

    private Map<String, List<Round>> rounds(List<Variant> variants, Setting setting, Load loaded) throws Exception {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        int all = pace.rounds() * variants.size();
        int done = 0;
        try (Bench bench = new Bench(setting, loaded, pace.pace(setting.options()));
                ProgressLine line = ProgressLine.begin("measure", all, " runs")) {
            for (int round = 0; round < pace.rounds(); round++) {
                for (Variant variant : variants) {
                    rounds.computeIfAbsent(variant.name(), name -> new ArrayList<>())
                            .add(bench.run(variant, pace.latencyOf(variant)));
                    line.at(++done);
                }
            }
        }
        return rounds;
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(report.machine());
        report.setting().forEach((name, value) -> out.printf("%s: %s%n", name, value));
        out.println();
        ResultTable.print(report.results(), out);
    }
}
