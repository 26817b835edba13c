package dev.heed.cli.input;

import dev.heed.ingest.mapping.Measures;
import dev.heed.ingest.mapping.RawReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows of files that a mapping reads, in the order of time. What names one channel a record is put together: all values of
 * an entity at one time make a row. Read whole, for one thread.
 */
final class MappedRows {
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Long, Map<String, double[]>> joined = new LinkedHashMap<>();
    private final List<Double> sentinels;
    private final List<Row> rows = new ArrayList<>();

    MappedRows(List<String> channels, List<Double> sentinels) {
        this.sentinels = sentinels;
        channels.forEach(name -> places.put(name, places.size()));
    }

    /** The rows of some files, with their channels. */
    static Stream<Row> of(MappedFiles files, Account account) {
        MappedRows read = new MappedRows(files.channels(), files.sentinels());
        List<MappedTally> tallies = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            Path file = files.files().get(i).toPath();
            MappedTally tally = new MappedTally(file, files.maxBadShare());
            tallies.add(tally);
            account.open(tally);
            files.notes().forEach(tally::note);
            boolean isNarrow = files.mappings().get(i).measures() instanceof Measures.Narrow;
            new MappedRecords(file, files.mappings().get(i), tally).read(reading -> read.add(reading, isNarrow, tally));
            tally.finish();
        }
        return read.inOrder(tallies.get(0));
    }

    void add(RawReading reading, boolean isNarrow, MappedTally tally) {
        List<String> names = reading.channels() == null ? List.of() : reading.channels();
        int samples = MappedRecords.samples(reading);
        if (isNarrow && !places.containsKey(names.get(0))) {
            tally.left("of a channel that is not asked for", samples);
            return;
        }
        tally.used(samples);
        for (int sample = 0; sample < samples; sample++) {
            long time = reading.timeMicros() + Math.round(sample * reading.periodMicros());
            double[] values = isNarrow
                    ? joined.computeIfAbsent(time, none -> new LinkedHashMap<>())
                            .computeIfAbsent(reading.entity(), none -> empty())
                    : empty();
            for (int channel = 0; channel < names.size(); channel++) {
                Integer place = places.get(names.get(channel));
                if (place != null) {
                    double value = reading.values()[sample * names.size() + channel];
                    values[place] = sentinels.contains(value) ? Double.NaN : value;
                }
            }
            if (!isNarrow) {
                rows.add(new Row(reading.entity(), time, values));
            }
        }
    }

    private double[] empty() {
        double[] empty = new double[places.size()];
        Arrays.fill(empty, Double.NaN);
        return empty;
    }

    Stream<Row> inOrder(MappedTally tally) {
        joined.forEach(
                (time, entities) -> entities.forEach((entity, values) -> rows.add(new Row(entity, time, values))));
        joined.clear();
        rows.sort(Comparator.comparingLong(Row::timeMicros));
        LastValues.steps(rows, tally::forwards);
        return rows.stream();
    }
}
