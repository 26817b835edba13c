package dev.heed.cli.apply;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code heed apply} can write, each a file of its own. */
enum FileKind {
    SALIENCY("saliency"),
    WEIGHTED_FEATURES("weighted-features"),
    FORECASTS("forecasts"),
    FORECAST_INTERVALS("forecast-intervals"),
    ALERTS("alerts");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    /** All names, as one gives them. */
    static final String NAMES = Arrays.stream(values()).map(FileKind::toString).collect(Collectors.joining(", "));

    /** Reads a name on the command line. */
    static final class Converter implements ITypeConverter<FileKind> {
        @Override
        public FileKind convert(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected " + NAMES + ", found '" + name + "'"));
        }
    }

    /** The file's name without its ending. */
    @Override
    public String toString() {
        return label;
    }
}
