package dev.heed.cli.evaluate;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowReader;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.series.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one entity, whole in memory. A step is the last row that falls into it. */
final class Observations {
    private final List<float[]> values = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final Map<Long, Integer> rowOfStep = new HashMap<>();

    /** Reads all rows, by entity in the order in which they first appear. */
    static Map<String, Observations> read(SeriesFiles files, Period period) {
        Map<String, Observations> all = new LinkedHashMap<>();
        try (RowReader rows = files.rows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                all.computeIfAbsent(row.entity(), entity -> new Observations()).add(row, period);
            }
        }
        return all;
    }

    private void add(Row row, Period period) {
        rowOfStep.put(period.stepAt(row.timeMicros()), values.size());
        values.add(row.values());
        times.add(row.timeMicros());
    }

    int rows() {
        return values.size();
    }

    /** A row's values [channels]. */
    float[] values(int row) {
        return values.get(row);
    }

    long timeMicros(int row) {
        return times.get(row);
    }

    /** The row that a step holds, -1 where it holds none. */
    int rowOf(long step) {
        return rowOfStep.getOrDefault(step, -1);
    }
}
