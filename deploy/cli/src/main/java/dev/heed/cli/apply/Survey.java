package dev.heed.cli.apply;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowReader;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a first look at all rows finds; a bad cell is found here, before anything has started.
 *
 * @param rows of all files
 * @param times of each entity
 * @param text as fine as the rows' times need
 */
record Survey(long rows, Map<String, RowTimes> times, TimeText text) implements Serializable {
    /**
     * Looks at all rows.
     *
     * @param period of the model's steps
     * @throws Refusal when a cell is wrong, or there are no rows
     */
    static Survey of(SeriesFiles files, Period period) {
        Map<String, Times> seen = new HashMap<>();
        long rows = 0;
        TimeText text = TimeText.SECONDS;
        try (RowReader reader = files.rows()) {
            while (reader.hasNext()) {
                Row row = reader.next();
                rows++;
                text = text.finer(TimeText.exact(row.timeMicros()));
                seen.computeIfAbsent(row.entity(), entity -> new Times(period)).add(row.timeMicros());
            }
        }
        if (rows == 0) {
            throw Refusal.failure(files.files().get(0) + ": expected rows, found only a line of names");
        }
        Map<String, RowTimes> times = new HashMap<>();
        seen.forEach((entity, all) -> times.put(entity, all.rowTimes()));
        return new Survey(rows, times, text);
    }

    /** The times of an entity as they come. */
    private static final class Times {
        private final Period period;
        private long[] times = new long[1_024];
        private int count;
        private boolean onGrid = true;

        Times(Period period) {
            this.period = period;
        }

        void add(long timeMicros) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = timeMicros;
            onGrid &= period.startOf(period.stepAt(timeMicros)) == timeMicros;
        }

        RowTimes rowTimes() {
            Arrays.sort(times, 0, count);
            long last = period.stepAt(times[count - 1]);
            return new RowTimes(period, onGrid ? new long[0] : Arrays.copyOf(times, count), last);
        }
    }
}
