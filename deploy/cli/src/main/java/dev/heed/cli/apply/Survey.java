package dev.heed.cli.apply;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.StepGrid;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a first look at all rows finds; a bad cell is found here, before anything has started.
 *
 * @param rows of all files
 * @param times of each entity
 * @param text as fine as the rows' times need
 * @param shared rows with a value of a channel that has one in the same step already
 */
record Survey(long rows, Map<String, RowTimes> times, TimeText text, long shared) implements Serializable {
    /**
     * Looks at all rows.
     *
     * @param grid of the model's steps
     * @param account told what becomes of the rows
     * @throws Refusal when a cell is wrong, or there are no rows
     */
    static Survey of(SeriesFiles files, StepGrid grid, Account account) {
        Map<String, LongStream.Builder> seen = new HashMap<>();
        Map<String, long[]> steps = new HashMap<>();
        long rows = 0;
        long shared = 0;
        TimeText text = TimeText.SECONDS;
        try (Stream<Row> all = files.rows(account)) {
            for (Row row : (Iterable<Row>) all::iterator) {
                rows++;
                if (share(row, grid, steps.computeIfAbsent(row.entity(), entity -> new long[row.values().length]))) {
                    shared++;
                }
                text = text.finer(TimeText.exact(row.timeMicros()));
                seen.computeIfAbsent(row.entity(), entity -> LongStream.builder())
                        .add(row.timeMicros());
            }
        }
        if (rows == 0) {
            throw Refusal.failure(files.files().get(0) + ": expected rows, found none");
        }
        Map<String, RowTimes> times = new HashMap<>();
        seen.forEach((entity, own) ->
                times.put(entity, RowTimes.of(grid, own.build().sorted().toArray())));
        return new Survey(rows, times, text, shared);
    }

    /** Whether a channel of the row has its last value in the same step; the steps become those of the row. */
    private static boolean share(Row row, StepGrid grid, long[] steps) {
        long step = grid.stepAt(row.timeMicros());
        boolean shared = false;
        for (int c = 0; c < steps.length; c++) {
            if (!Double.isNaN(row.values()[c])) {
                shared |= steps[c] == step;
                steps[c] = step;
            }
        }
        return shared;
    }
}
