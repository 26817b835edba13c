package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of CSV, or of lines of JSON that are read as such.
 *
 * @param files to read
 * @param layout that the user gave for every file
 * @param dialects of the files, in their order
 * @param channels names, in the order of every row's values
 * @param units of the channels, "" where no file names one
 */
record CsvFiles(List<File> files, CsvLayout layout, List<Dialect> dialects, List<String> channels, List<String> units)
        implements SeriesFiles {
    CsvFiles {
        files = List.copyOf(files);
        dialects = List.copyOf(dialects);
        channels = List.copyOf(channels);
        units = List.copyOf(units);
    }

    /**
     * Reads the files' beginnings for these channels, in this order; a file need not have all of them.
     *
     * @param paths one or more
     * @param wanted the channels; empty: the first file's, which all files must have
     * @param known units of those, "" where there is none; empty where no channel has one
     * @throws Refusal when a file cannot be read, or in more ways than one, its columns do not fit, it has none of the channels,
     *     others beside them, or one in another unit, or two files name the same entity
     */
    static CsvFiles open(List<Path> paths, CsvLayout layout, List<String> wanted, List<String> known) {
        Set<String> ignored = new HashSet<>(layout.ignored());
        Set<String> entities = new HashSet<>();
        List<String> channels = new ArrayList<>(wanted);
        List<String> units = new ArrayList<>(known.isEmpty() ? Collections.nCopies(wanted.size(), "") : known);
        List<Dialect> dialects = new ArrayList<>();
        for (Path path : paths) {
            if (layout.entityColumn() == null && !entities.add(SeriesFiles.entityOf(path))) {
                throw Refusal.failure("%s: expected files whose names differ, each is an entity, found '%s' twice"
                        .formatted(path, SeriesFiles.entityOf(path)));
            }
            Dialect dialect = Sniffer.of(path, layout);
            dialects.add(dialect);
            ColumnRoles roles = dialect.roles();
            ignored.removeIf(name -> ColumnRoles.indexOf(roles.columns(), name) != ColumnRoles.NONE);
            if (channels.isEmpty()) {
                channels.addAll(roles.channels());
                units.addAll(Collections.nCopies(channels.size(), ""));
            }
            if (wanted.isEmpty()) {
                roles.requireAll(path, channels);
            }
            agree(path, channels, units, roles.unitsOf(path, channels));
        }
        if (!ignored.isEmpty()) {
            throw Refusal.usage("--ignore, --label-column: expected columns of the input, found " + ignored
                    + ", which no file has");
        }
        return new CsvFiles(paths.stream().map(Path::toFile).toList(), layout, dialects, channels, units);
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

    @Override
    public List<String> missing() {
        return layout.cells().missing();
    }

    @Override
    public @Nullable RowClock clock() {
        return layout.clock();
    }

    @Override
    public CsvFiles columns(List<String> wanted) {
        List<Dialect> others = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Dialect own = dialects.get(i);
            others.add(own.with(own.roles().only(files.get(i).toPath(), wanted)));
        }
        return new CsvFiles(files, layout, others, wanted, Collections.nCopies(wanted.size(), ""));
    }

    /** {@inheritDoc} Where the layout has an entity column, each file is first read whole and sorted. */
    @Override
    public Stream<Row> rows(Account account) {
        List<Stream<Row>> each = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                each.add(rows(files.get(i).toPath(), dialects.get(i), account));
            }
            return each.size() == 1 ? each.get(0) : InTimeOrder.of(each);
        } catch (Refusal failure) {
            each.forEach(Stream::close);
            throw failure;
        }
    }

    private Stream<Row> rows(Path file, Dialect dialect, Account account) {
        Tally tally = new Tally(file, dialect, layout.cells().maxBadShare());
        account.open(tally);
        if (dialect.roles().narrow() != null) {
            return NarrowRows.of(file, layout, dialect, channels, tally);
        }
        Stream<Row> rows = new CsvRows(file, layout, dialect, channels, tally).stream();
        return layout.entityColumn() == null ? rows : rows.sorted(Comparator.comparingLong(Row::timeMicros));
    }
}
