package dev.heed.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a record's channels among the model's. Channels that the model does not have are left out, counted, and told once
 * by the log; or the record is refused, where that is asked for.
 */
final class ModelChannels implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ModelChannels.class);
    /** The index of a channel that the model does not have. */
    static final int UNKNOWN = -1;

    private static final int[] NONE = {};

    /** Names that are told: whoever sends new ones in each record is told no more. */
    private static final int MOST_TOLD = 100;

    private final HashMap<String, Integer> indexOf = new HashMap<>();
    private final HashSet<String> told = new HashSet<>();
    private final boolean rejectsUnknown;
    private long unknown;

    /** The last list of names all of which are the model's, and their columns: a mapping gives the same list again and again. */
    private transient @Nullable List<String> lastNames;

    private transient int[] lastColumns = NONE;

    /**
     * The model's channels.
     *
     * @param rejectsUnknown whether a record with another channel is refused
     */
    ModelChannels(List<String> channels, boolean rejectsUnknown) {
        channels.forEach(channel -> indexOf.put(channel, indexOf.size()));
        this.rejectsUnknown = rejectsUnknown;
    }

    /** How many the model has. */
    int count() {
        return indexOf.size();
    }

    /** Records so far of which channels were left out. */
    long unknown() {
        return unknown;
    }

    /**
     * The model's index of each column of a record; −1 where it is left out. Empty: all of the model's, in their order.
     *
     * @throws InvalidReading when none is known, one is there twice, or one is unknown and that is refused
     */
    int[] find(@Nullable List<String> names, String entity) throws InvalidReading {
        if (names == null || names.isEmpty()) {
            return NONE;
        }
        if (names == lastNames) {
            return lastColumns;
        }
        int[] columns = new int[names.size()];
        boolean[] taken = new boolean[indexOf.size()];
        int firstUnknown = UNKNOWN;
        int known = 0;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = indexOf.getOrDefault(names.get(i), UNKNOWN);
            if (columns[i] == UNKNOWN) {
                firstUnknown = firstUnknown == UNKNOWN ? i : firstUnknown;
            } else if (taken[columns[i]]) {
                throw invalid("twice the channel '" + names.get(i) + "'");
            } else {
                taken[columns[i]] = true;
                known++;
            }
        }
        if (firstUnknown != UNKNOWN) {
            if (known == 0 || rejectsUnknown) {
                throw invalid("the unknown channel '" + names.get(firstUnknown) + "'");
            }
            leaveOut(names, columns, entity);
        } else {
            lastNames = names;
            lastColumns = columns;
        }
        return columns;
    }

    /** Whether a reading of this channel alone is left out; it is counted then, and its name told once. */
    boolean leavesOut(String name, String entity) {
        if (rejectsUnknown || indexOf.containsKey(name)) {
            return false;
        }
        leaveOut(List.of(name), new int[] {UNKNOWN}, entity);
        return true;
    }

    private void leaveOut(List<String> names, int[] columns, String entity) {
        unknown++;
        for (int i = 0; i < columns.length && told.size() < MOST_TOLD; i++) {
            if (columns[i] == UNKNOWN && told.add(names.get(i))) {
                LOG.warn(
                        "'{}': expected channels of the model, found '{}' among them; it is left out here and in what"
                                + " follows (heed.ingest.unknown-channels), the others are used",
                        entity,
                        names.get(i));
            }
        }
    }

    /** The columns without those that are left out; the same array where none is. */
    static int[] kept(int[] columns) {
        return isWhole(columns)
                ? columns
                : IntStream.of(columns).filter(column -> column != UNKNOWN).toArray();
    }

    /** The values [samples × columns], row by row, without those that are left out; the same array where none is. */
    static float[] kept(int[] columns, float[] values) {
        return isWhole(columns)
                ? values
                : floats(IntStream.range(0, values.length)
                        .filter(cell -> columns[cell % columns.length] != UNKNOWN)
                        .mapToDouble(cell -> values[cell])
                        .toArray());
    }

    /** The same of doubles. */
    static double[] kept(int[] columns, double[] values) {
        return isWhole(columns)
                ? values
                : IntStream.range(0, values.length)
                        .filter(cell -> columns[cell % columns.length] != UNKNOWN)
                        .mapToDouble(cell -> values[cell])
                        .toArray();
    }

    private static boolean isWhole(int[] columns) {
        for (int column : columns) {
            if (column == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private InvalidReading invalid(String found) {
        return new InvalidReading(
                Reason.UNKNOWN_CHANNEL,
                "expected channels of the model "
                        + indexOf.keySet().stream().sorted().toList() + ", found " + found);
    }
}
