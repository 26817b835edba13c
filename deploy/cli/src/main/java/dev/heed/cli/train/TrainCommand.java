package dev.heed.cli.train;

import dev.heed.cli.input.InputOptions;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.cli.input.TopicOptions;
import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed train}. */
@Command(
        name = "train",
        modelTransformer = FilesOrTopics.class,
        header = "Learn what is normal from files or topics, and write a model.",
        description = "The linear backbone is fitted, then attention is trained on what it misses and kept as far as it"
                + " helps on rows held out; scores and alarms are calibrated. The rows should show normal operation.",
        footer = {
            "",
            "Examples:",
            "  heed train --input normal.csv --output my-model",
            "  # several machines of one kind, the first 8640 rows of each",
            "  heed train --input m1.csv m2.csv --train-rows 0:8640 --output my-model",
            "  # forecasts 96 steps ahead, attention on few steps",
            "  heed train --input load.csv --task forecast --horizon 96 \\",
            "      --config distribution-sparsemax --output my-model",
            "  # January of the pumps, from Kafka",
            "  heed train --bootstrap-server kafka:9092 --topic sensor-readings \\",
            "      --from 2026-01-01 --to 2026-02-01 --entities 'pump-*' --output my-model"
        })
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    private InputOptions input = new InputOptions();

    @ArgGroup(exclusive = false, multiplicity = "0..1", heading = "%nOr from Kafka:%n")
    private @Nullable TopicOptions topics;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "With --topic: the first time of the readings to train on; all by default.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "With --topic: the time after the last of them.")
    private @Nullable String to;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Model directory to write.")
    private Path output = Path.of("");

    @Option(
            names = "--train-rows",
            paramLabel = "FIRST:END",
            description = "Rows of each file or entity to train on, counted from 0, END not included; all by default.")
    private RowRange rows = RowRange.ALL;

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        training.check();
        training.train(
                source(), input.period(), rows, output, spec.commandLine().getOut());
        return 0;
    }

    private SeriesFiles source() {
        if (topics != null) {
            return input.open(topics, topics.span(from, to));
        }
        if (from != null || to != null) {
            throw Refusal.usage(
                    "--from and --to: expected with --topic, found without; --train-rows chooses rows of files");
        }
        return input.open();
    }
}
