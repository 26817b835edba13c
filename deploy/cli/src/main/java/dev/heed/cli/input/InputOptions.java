package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what to read and how: a mixin of every command that reads files. */
public final class InputOptions {
    @Option(
            names = "--input",
            arity = "1..*",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV, or lines of JSON, plain or packed with gzip or zstd: a line of names, then rows, the first column"
                            + " the time. Several files are several entities, named by their files. How numbers and times are"
                            + " written is found out where it is unambiguous, and told.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private LayoutOptions layout = new LayoutOptions();

    /**
     * Reads the files' beginnings.
     *
     * @param labels columns that are no channels, whatever the user named
     * @throws Refusal when the options contradict each other or a file cannot be read
     */
    public SeriesFiles open(String... labels) {
        return SeriesFiles.open(files, layout.layout(labels));
    }

    /**
     * Reads the files' beginnings, for a model: its channels in its order, what it was told stands for no value, too.
     *
     * @param labels columns that are no channels, whatever the user named
     * @throws Refusal when the options contradict each other, a file cannot be read, has none of the model's channels, others
     *     beside them, or one in another unit
     */
    public SeriesFiles open(ModelCard card, String... labels) {
        CsvLayout read = layout.layout(labels);
        return SeriesFiles.open(files, read.with(read.cells().and(card.missing())), card.channels(), card.inputUnits());
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
