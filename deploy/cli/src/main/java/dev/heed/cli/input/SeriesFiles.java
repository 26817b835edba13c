package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of series with the same channels. Serializable, so that a Flink source can read them.
 *
 * @param files to read
 * @param layout of every file
 * @param channels names, in the order of every row's values
 * @param units of the channels, "" where no file names one
 */
public record SeriesFiles(List<File> files, CsvLayout layout, List<String> channels, List<String> units)
        implements Serializable {
    public SeriesFiles {
        files = List.copyOf(files);
        channels = List.copyOf(channels);
        units = List.copyOf(units);
    }

    /**
     * Reads the headers; the first file's channels are everybody's.
     *
     * @param paths one or more
     * @throws Refusal when a file cannot be read, its columns do not fit, or two files name the same entity
     */
    public static SeriesFiles open(List<Path> paths, CsvLayout layout) {
        Set<String> ignored = new HashSet<>(layout.ignored());
        Set<String> entities = new HashSet<>();
        List<String> channels = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (Path path : paths) {
            if (layout.entityColumn() == null && !entities.add(entityOf(path))) {
                throw Refusal.failure("%s: expected files whose names differ, each is an entity, found '%s' twice"
                        .formatted(path, entityOf(path)));
            }
            try (CsvRows rows = CsvRows.open(path, layout, null)) {
                ignored.removeIf(
                        name -> rows.roles().columns().stream().anyMatch(column -> ColumnName.matches(column, name)));
                if (channels.isEmpty()) {
                    channels.addAll(rows.roles().channels());
                    units.addAll(Collections.nCopies(channels.size(), ""));
                }
                agree(path, channels, units, rows.roles().unitsOf(path, channels));
            }
        }
        if (!ignored.isEmpty()) {
            throw Refusal.usage("--ignore: expected columns of the input, found " + ignored + ", which no file has");
        }
        return new SeriesFiles(paths.stream().map(Path::toFile).toList(), layout, channels, units);
    }

    /** Fills units in where there are none yet; a {@link Refusal} where a file has others. */
    private static void agree(Path path, List<String> channels, List<String> units, List<String> found) {
        for (int c = 0; c < units.size(); c++) {
            String unit = found.get(c);
            if (!unit.isEmpty() && !units.get(c).isEmpty() && !unit.equals(units.get(c))) {
                throw Refusal.failure("%s: expected '%s' in %s, found %s; convert it, or rename the column"
                        .formatted(path, channels.get(c), units.get(c), unit));
            }
            units.set(c, unit.isEmpty() ? units.get(c) : unit);
        }
    }

    /** What a file's entity is called where no column says it: its name without {@code .csv} and {@code .gz}. */
    public static String entityOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("(?i)([.]csv)?([.]gz)?$", "");
    }

    /**
     * The same files with other columns as their channels.
     *
     * @throws Refusal when they are no columns
     */
    public SeriesFiles columns(List<String> wanted) {
        Set<String> others = new HashSet<>(layout.ignored());
        others.addAll(channels);
        wanted.forEach(others::remove);
        CsvLayout other = new CsvLayout(layout.delimiter(), layout.clock(), layout.entityColumn(), List.copyOf(others));
        return new SeriesFiles(files, other, channels, units).inOrderOf(wanted, List.of());
    }

    /**
     * The same files read for these channels, in this order.
     *
     * @param known units of the channels, "" where there is none; empty where no channel has one
     * @throws Refusal when they are not the files' channels, or a file has one in another unit
     */
    public SeriesFiles inOrderOf(List<String> wanted, List<String> known) {
        List<String> all = new ArrayList<>(known.isEmpty() ? Collections.nCopies(wanted.size(), "") : known);
        for (File file : files) {
            try (CsvRows rows = CsvRows.open(file.toPath(), layout, wanted)) {
                agree(file.toPath(), wanted, all, rows.roles().unitsOf(file.toPath(), wanted));
            }
        }
        return new SeriesFiles(files, layout, wanted, all);
    }

    /**
     * The rows of all files, interleaved by time; those of one file in the order of the file. Where the layout has an
     * entity column, each file is first read whole and sorted. To be closed.
     *
     * @throws Refusal here or while reading, when a file cannot be read or a cell is wrong
     */
    public Stream<Row> rows() {
        List<Stream<Row>> each = new ArrayList<>();
        try {
            for (File file : files) {
                Stream<Row> rows = CsvRows.open(file.toPath(), layout, channels).stream();
                each.add(layout.entityColumn() == null ? rows : rows.sorted(Comparator.comparingLong(Row::timeMicros)));
            }
            return each.size() == 1 ? each.get(0) : InTimeOrder.of(each);
        } catch (Refusal failure) {
            each.forEach(Stream::close);
            throw failure;
        }
    }
}
