package dev.heed.cli.replay;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.series.ExactSeries;
import dev.heed.model.series.Offsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says of which channels a file has more digits than the floats of a sensor reading, by its first rows. */
final class LostDigits {
    private static final int ROWS = 10_000;

    private LostDigits() {}

    /** A line for each such channel. */
    static List<String> of(SeriesFiles files) {
        Map<String, List<Row>> entities = new LinkedHashMap<>();
        try (Stream<Row> rows = files.rows()) {
            Iterator<Row> left = rows.iterator();
            for (int i = 0; i < ROWS && left.hasNext(); i++) {
                Row row = left.next();
                entities.computeIfAbsent(row.entity(), entity -> new ArrayList<>())
                        .add(row);
            }
        }
        int channels = files.channels().size();
        List<Double> offsets = Offsets.of(entities.entrySet().stream()
                .map(own -> new ExactSeries(
                        own.getKey(),
                        0,
                        channels,
                        own.getValue().stream()
                                .flatMapToDouble(row -> Arrays.stream(row.values()))
                                .toArray()))
                .toList());
        return IntStream.range(0, offsets.size())
                .filter(c -> offsets.get(c) != 0)
                .mapToObj(c ->
                        ("'%s' changes by less than a sensor reading can hold: its values are floats, %.2g apart at"
                                        + " %.6g; send it to a topic with a mapping, such as JSON (heed.ingest.mapping)")
                                .formatted(
                                        files.channels().get(c),
                                        Math.ulp(offsets.get(c).floatValue()),
                                        offsets.get(c)))
                .toList();
    }
}
