package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say what to read and how: a mixin of every command that reads files. */
public final class InputOptions {
    /** Of the options that say how a file is written, those that a mapping leaves open. */
    private static final Set<String> BESIDE_A_MAPPING = Set.of("--period", "--rate", "--max-bad-cells");

    @Option(
            names = "--input",
            arity = "1..*",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV, or lines of JSON, plain or packed with gzip or zstd: a line of names, then rows, the time in the"
                            + " first column or the only one of dates; or Parquet, or a directory of its parts. Several files are several entities, named by"
                            + " their files. How numbers and times are written is found out where it is unambiguous, and told.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description =
                    "YAML that says how records of another format are read, one a line: JSON, CSV or Influx's lines, as"
                            + " heed.ingest.mapping does in the job; heed infer-mapping proposes one. It takes the place of the"
                            + " options that say how a file is written.")
    private @Nullable Path mapping;

    @Mixin
    private LayoutOptions layout = new LayoutOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /**
     * Reads the files' beginnings.
     *
     * @param labels columns that are no channels, whatever the user named
     * @throws Refusal when the options contradict each other or a file cannot be read
     */
    public SeriesFiles open(String... labels) {
        requireDistinct();
        CsvLayout said = layout.layout(labels);
        if (mapping == null) {
            return SeriesFiles.open(files, said);
        }
        requireNoLayout("--mapping", labels);
        return MappedFiles.open(files, mapping, said.cells().maxBadShare());
    }

    private void requireNoLayout(String reader, String... labels) {
        Set<String> own =
                CommandSpec.forAnnotatedObject(new LayoutOptions()).optionsMap().keySet();
        List<String> given = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> own.contains(name) && !BESIDE_A_MAPPING.contains(name))
                .toList();
        if (!given.isEmpty()) {
            throw Refusal.usage("expected %s, which says how records are read, or %s, found both: leave one away"
                    .formatted(reader, String.join(", ", given)));
        }
        if (labels.length > 0) {
            throw Refusal.usage("expected labels in a file of their own with --mapping, found the columns %s"
                    .formatted(List.of(labels)));
        }
    }

    /**
     * Reads the files' beginnings, for a model: its channels in its order, what it was told stands for no value, too.
     *
     * @param labels columns that are no channels, whatever the user named
     * @throws Refusal when the options contradict each other, a file cannot be read, has none of the model's channels, others
     *     beside them, or one in another unit
     */
    public SeriesFiles open(ModelCard card, String... labels) {
        requireDistinct();
        CsvLayout said = layout.layout(labels);
        if (mapping == null) {
            CsvLayout read = said.with(said.cells().and(card.missing()));
            return CsvFiles.open(files, read, card.channels(), card.inputUnits());
        }
        requireNoLayout("--mapping", labels);
        List<Double> missing =
                Arrays.stream(card.intake().missingNumbers()).boxed().toList();
        return MappedFiles.open(files, mapping, said.cells().maxBadShare())
                .of(card.channels(), card.inputUnits(), missing);
    }

    /**
     * Reads topics in place of files.
     *
     * @throws Refusal when files are named, too, or the topics cannot be read
     */
    public SeriesFiles open(TopicOptions topics, TopicSpan span) {
        if (!files.isEmpty()) {
            throw Refusal.usage("expected either --input or --topic, found both: leave one away");
        }
        requireNoLayout("--topic");
        return topics.read(span, mapping, layout.layout().cells().maxBadShare(), null);
    }

    private void requireDistinct() {
        if (files.isEmpty()) {
            throw Refusal.usage("expected --input with files, or --bootstrap-server with --topic, found neither");
        }
        Set<Path> seen = new HashSet<>();
        for (Path file : files) {
            if (file.toString().startsWith("--")) {
                throw Refusal.usage(
                        "unknown option '%s'".formatted(file.toString().replaceFirst("(?s)=.*", "")));
            }
            if (!seen.add(file.toAbsolutePath().normalize())) {
                throw Refusal.usage("--input: expected each file once, found %s twice".formatted(file));
            }
        }
    }

    /** The files as they were named. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /**
     * The period that was asked for.
     *
     * @throws Refusal when it is none, or was given twice
     */
    public Optional<Period> period() {
        return layout.period();
    }
}
