package dev.heed.cli.train;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowRange;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.ExactSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.SeriesBuilder;
import dev.heed.model.series.StepGrid;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How rows become series on a grid.
 *
 * @param steps which rows fall into
 * @param maxGapSteps a longer gap begins a new series
 * @param rows of each entity that are taken
 */
public record Grid(StepGrid steps, int maxGapSteps, RowRange rows) {
    /**
     * The rows of all entities, each on the grid.
     *
     * @throws Refusal when an entity's rows are not in the order of time, or there are none
     */
    public List<ExactSeries> lay(Iterator<Row> source, Intake intake) {
        return lay(source, intake, new Account());
    }

    /** The same; the account of the source is told of rows that are not taken, and tells of those out of order. */
    List<ExactSeries> lay(Iterator<Row> source, Intake intake, Account account) {
        Map<String, SeriesBuilder> builders = new LinkedHashMap<>();
        Map<String, Long> seen = new LinkedHashMap<>();
        while (source.hasNext()) {
            Row row = source.next();
            long index = seen.merge(row.entity(), 1L, Long::sum) - 1;
            if (rows.contains(index)) {
                add(
                        builders.computeIfAbsent(
                                row.entity(), entity -> new SeriesBuilder(entity, steps, intake, maxGapSteps)),
                        row,
                        account);
            } else {
                account.leave("outside --train-rows", 1);
            }
        }
        if (builders.isEmpty()) {
            throw Refusal.failure(
                    "expected rows to train on, found none" + (seen.isEmpty() ? "" : " within --train-rows"));
        }
        return builders.values().stream()
                .flatMap(builder -> builder.build().stream())
                .toList();
    }

    private static void add(SeriesBuilder builder, Row row, Account account) {
        try {
            builder.add(row.timeMicros(), row.finite());
        } catch (IllegalArgumentException e) {
            throw account.outOfOrder(
                    Refusal.failure(String.valueOf(e.getMessage())).causedBy(e));
        }
    }
}
