package dev.heed.cli.train;

import dev.heed.cli.input.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds channels that count: never negative, they rise, and where they do not they stay or fall to half or less, as a counter
 * does that begins anew. For one thread.
 */
final class Counters {
    /** Rows of all entities without which nothing is said. */
    private static final int ENOUGH = 200;
    /** Share of the rows in which it rises, at least, and begins anew, at most. */
    private static final double RISES = .05;

    private static final double RESETS = .01;

    private final List<String> channels;
    private final Map<String, double[]> last = new HashMap<>();
    private final long[] rows;
    private final long[] rises;
    private final long[] resets;
    private final boolean[] isOther;

    Counters(List<String> channels) {
        this.channels = channels;
        this.rows = new long[channels.size()];
        this.rises = new long[channels.size()];
        this.resets = new long[channels.size()];
        this.isOther = new boolean[channels.size()];
    }

    /** Takes a row into account; those of an entity in the order of time. */
    void look(Row row) {
        double[] before = last.computeIfAbsent(row.entity(), entity -> {
            double[] none = new double[channels.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        });
        for (int c = 0; c < before.length; c++) {
            double value = row.values()[c];
            if (Double.isFinite(value)) {
                rows[c]++;
                rises[c] += value > before[c] ? 1 : 0;
                resets[c] += value < before[c] ? 1 : 0;
                isOther[c] |= value < 0 || value < before[c] && value > before[c] / 2;
                before[c] = value;
            }
        }
    }

    /** A line for each counter that is not among those that are read as rates already. */
    List<String> offers(List<String> taken) {
        List<String> offers = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            String name = channels.get(c);
            if (isCounter(c) && !taken.contains(name)) {
                offers.add("%s rises all the time: --rate-of %s reads it as a rate".formatted(name, name));
            }
        }
        return offers;
    }

    private boolean isCounter(int c) {
        return !isOther[c] && rows[c] >= ENOUGH && rises[c] >= RISES * rows[c] && resets[c] <= RESETS * rows[c];
    }
}
