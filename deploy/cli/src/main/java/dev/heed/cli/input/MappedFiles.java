package dev.heed.cli.input;

import dev.heed.ingest.fields.Format;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.Measures;
import dev.heed.ingest.mapping.NameSource;
import dev.heed.ingest.mapping.RecordMapping;
import dev.heed.ingest.mapping.TimeSource;
import dev.heed.ingest.mapping.file.MappingFile;
import dev.heed.model.refusal.Problems;
import dev.heed.model.refusal.Refusal;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of records of other formats, one a line, which a mapping reads as the job would read their topic.
 *
 * @param files to read
 * @param mappings of the files, in their order
 * @param channels names, in the order of every row's values
 * @param units of the channels, "" where none is known
 * @param maxBadShare of a file's rows that may be as the mapping does not say, 0 to 1
 * @param sentinels numbers that stand for no value
 * @param notes what a user is to know, a line each
 */
record MappedFiles(
        List<File> files,
        List<RecordMapping> mappings,
        List<String> channels,
        List<String> units,
        double maxBadShare,
        List<Double> sentinels,
        List<String> notes)
        implements SeriesFiles {
    MappedFiles {
        files = List.copyOf(files);
        mappings = List.copyOf(mappings);
        channels = List.copyOf(channels);
        units = List.copyOf(units);
        sentinels = List.copyOf(sentinels);
        notes = List.copyOf(notes);
    }

    /**
     * The files with all channels that they have.
     *
     * @param mapping a file of mappings; a file's name without its ending stands for the topic, where there are several
     * @throws Refusal when the mapping is none, or not one of files, with all that is wrong with it; or a file cannot be read
     */
    static MappedFiles open(List<Path> paths, Path mapping, double maxBadShare) {
        String option = "--mapping " + mapping;
        Mappings all = MappingFile.read("--mapping", mapping);
        if (all.needRegistry()) {
            throw Refusal.preflight(option + ": expected records that stand in files, found framing: registry, which is"
                    + " read from topics alone");
        }
        Problems problems = new Problems();
        List<RecordMapping> own = new ArrayList<>();
        for (Path path : paths) {
            RecordMapping one = of(all, path);
            if (one == null) {
                problems.add("expected a mapping of the topic '%s', as %s is named, found %s"
                        .formatted(
                                SeriesFiles.entityOf(path),
                                path,
                                String.join(
                                        ", ",
                                        all.topics().stream()
                                                .map(Mappings.Topic::label)
                                                .toList())));
            } else {
                own.add(one);
            }
        }
        Set.copyOf(own).forEach(one -> noteWhatFilesLack(one, problems));
        if (!problems.isEmpty()) {
            throw Refusal.preflight(option + ": " + problems);
        }
        List<File> files = paths.stream().map(Path::toFile).toList();
        List<String> channels = channels(paths, own);
        return new MappedFiles(files, own, channels, noUnits(channels), maxBadShare, List.of(), List.of());
    }

    private static @Nullable RecordMapping of(Mappings all, Path path) {
        return all.topics().size() == 1
                ? all.topics().get(0).mapping()
                : all.of(SeriesFiles.entityOf(path)).orElse(null);
    }

    private static void noteWhatFilesLack(RecordMapping mapping, Problems problems) {
        if (mapping.format() instanceof Format.Avro) {
            problems.add(
                    "format: expected json, csv or influx in the lines of a file, found avro; heed run reads it from its"
                            + " topic");
        }
        String found = mapping.entity().origin() instanceof NameSource.Key
                ? "the key"
                : mapping.entity().origin() instanceof NameSource.Header ? "a header" : "";
        if (!found.isEmpty()) {
            problems.add("entity: expected {field: PATH}, {from: topic} (the file's name) or {constant: NAME}, found "
                    + found + ", which lines of a file do not have");
        }
        if (mapping.time() instanceof TimeSource.Kafka) {
            problems.add("time: expected {field: PATH}, found Kafka's timestamp, which lines of a file do not have");
        }
    }

    /** Those that the mappings name, and those that records name: for these, files are read. */
    private static List<String> channels(List<Path> paths, List<RecordMapping> mappings) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < paths.size(); i++) {
            if (mappings.get(i).measures() instanceof Measures.Wide wide) {
                wide.channels().forEach(channel -> names.add(channel.name()));
            } else {
                new MappedRecords(paths.get(i), mappings.get(i), new MappedTally(paths.get(i), 1))
                        .read(reading -> names.addAll(reading.channels() == null ? List.of() : reading.channels()));
            }
        }
        return List.copyOf(names);
    }

    private static List<String> noUnits(List<String> channels) {
        return Collections.nCopies(channels.size(), "");
    }

    /** {@inheritDoc} What stands for no value is said in the mapping, and is missing there already. */
    @Override
    public List<String> missing() {
        return List.of();
    }

    /** {@inheritDoc} Times stand in the records. */
    @Override
    public @Nullable RowClock clock() {
        return null;
    }

    @Override
    public SeriesFiles columns(List<String> wanted) {
        throw Refusal.failure(
                "expected files of CSV to read the columns %s from, found a mapping; give a file of labels"
                        .formatted(wanted));
    }

    /**
     * The same files read for a model: as in the job, channels that it does not have are left out, and those that it has alone
     * are missing.
     *
     * @param wanted the model's channels
     * @param known units of those, "" where there is none; empty where no channel has one
     * @param none numbers that stand for no value
     * @throws Refusal when no channel is the model's
     */
    MappedFiles of(List<String> wanted, List<String> known, List<Double> none) {
        if (Collections.disjoint(wanted, channels)) {
            throw Refusal.failure("--mapping: expected channels of the model %s, found none of them among %s"
                    .formatted(wanted, channels));
        }
        List<String> told = new ArrayList<>();
        List<String> missing =
                wanted.stream().filter(name -> !channels.contains(name)).toList();
        List<String> others =
                channels.stream().filter(name -> !wanted.contains(name)).toList();
        if (!missing.isEmpty()) {
            told.add("channels of the model that no record has, missing in all rows: " + missing);
        }
        if (!others.isEmpty()) {
            told.add("channels that the model does not have, left out: " + others);
        }
        return new MappedFiles(
                files, mappings, wanted, known.isEmpty() ? noUnits(wanted) : known, maxBadShare, none, told);
    }

    @Override
    public Stream<Row> rows(Account account) {
        return MappedRows.of(this, account);
    }
}
