package dev.heed.cli.train;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How rows fill steps. Rows that lie around a multiple of the period, a little early or late, would leave some steps empty
 * and put two into others: then steps begin half a step before where most rows lie.
 *
 * @param grid the steps
 * @param empty share of the steps between the first and the last row that hold no row
 * @param doubled share of the steps that hold more than one value of a channel
 */
record Fill(StepGrid grid, double empty, double doubled) {
    private static final int ENOUGH = 100_000;
    /** A longer silence is one, not a row of empty steps. */
    private static final int SILENCE = 30;
    /** Length of the mean direction of the rows within their steps, from which on they have a phase. */
    private static final double CONCENTRATED = .8;
    /** Of steps with several rows: so many that their mean is offered. */
    private static final double MANY = .5;

    /** The steps that the first 100,000 rows fill best. */
    static Fill of(SeriesFiles files, Period period) {
        List<List<Seen>> entities = seen(files);
        Fill plain = fill(entities, StepGrid.of(period));
        if (plain.doubled == 0 || files.clock() != null) {
            return plain;
        }
        Fill centred = fill(entities, centred(entities, period));
        return centred.doubled < plain.doubled ? centred : plain;
    }

    /** When a row is, and which channels have a value in it. */
    private record Seen(long micros, BitSet channels) {
        static Seen of(Row row) {
            BitSet channels = new BitSet(row.values().length);
            for (int c = 0; c < row.values().length; c++) {
                channels.set(c, !Double.isNaN(row.values()[c]));
            }
            return new Seen(row.timeMicros(), channels);
        }
    }

    private static List<List<Seen>> seen(SeriesFiles files) {
        Map<String, List<Seen>> entities = new HashMap<>();
        try (Stream<Row> all = files.rows()) {
            Iterator<Row> rows = all.iterator();
            for (int i = 0; i < ENOUGH && rows.hasNext(); i++) {
                Row row = rows.next();
                entities.computeIfAbsent(row.entity(), entity -> new ArrayList<>())
                        .add(Seen.of(row));
            }
        }
        return List.copyOf(entities.values());
    }

    /** Steps whose middle is where rows lie on average, by the mean of their angles: step k has its rows around kP. */
    private static StepGrid centred(List<List<Seen>> entities, Period period) {
        double sine = 0;
        double cosine = 0;
        long rows = 0;
        for (List<Seen> entity : entities) {
            for (Seen row : entity) {
                long start = period.startOf(period.stepAt(row.micros));
                double angle = 2 * Math.PI * (row.micros - start) / period.micros();
                sine += Math.sin(angle);
                cosine += Math.cos(angle);
                rows++;
            }
        }
        if (Math.hypot(sine, cosine) < CONCENTRATED * rows) {
            return StepGrid.of(period);
        }
        double middle = Math.atan2(sine, cosine) / (2 * Math.PI) * period.micros();
        return new StepGrid(period, Math.round(middle - period.micros() / 2));
    }

    private static Fill fill(List<List<Seen>> entities, StepGrid grid) {
        long steps = 0;
        long empty = 0;
        long doubled = 0;
        for (List<Seen> entity : entities) {
            long last = Long.MIN_VALUE;
            boolean again = false;
            BitSet within = new BitSet();
            for (Seen row : entity) {
                long step = grid.stepAt(row.micros);
                if (last == Long.MIN_VALUE || step < last || step - last > SILENCE) {
                    steps++;
                } else if (step > last) {
                    steps += step - last;
                    empty += step - last - 1;
                }
                if (step != last) {
                    within.clear();
                    again = false;
                } else if (!again && within.intersects(row.channels)) {
                    doubled++;
                    again = true;
                }
                within.or(row.channels);
                last = step;
            }
        }
        return new Fill(grid, empty / (double) Math.max(1, steps), doubled / (double) Math.max(1, steps));
    }

    /** In words; {@code averages} where the mean of a step's rows counts. */
    String text(boolean averages) {
        String shares = "steps of %s: %.1f%% hold no row, %.1f%% more than one of a channel, of which the %s counts"
                .formatted(grid.period(), 100 * empty, 100 * doubled, counting(averages));
        return grid.phaseMicros() == 0
                ? shares
                : shares
                        + "; each begins %.3f s before its time, so that the rows around that fall into it"
                                .formatted(-grid.phaseMicros() / 1e6);
    }

    private String counting(boolean averages) {
        return averages ? "mean" : doubled < MANY ? "last" : "last (with --average their mean)";
    }
}
