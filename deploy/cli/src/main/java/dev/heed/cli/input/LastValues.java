package dev.heed.cli.input;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * When each channel of an entity had its last value. Rows that have values of different channels alone say nothing about how
 * far apart the entity's rows are. Owned by one thread.
 */
final class LastValues {
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] micros;

    LastValues(int channels) {
        micros = new long[channels];
        Arrays.fill(micros, NEVER);
    }

    /**
     * Tells how far apart rows are.
     *
     * @param rows in the order of time
     * @param told of each time from a row back to the one before with a value of the same channel, µs
     */
    static void steps(Iterable<Row> rows, LongConsumer told) {
        Map<String, LastValues> last = new HashMap<>();
        for (Row row : rows) {
            LastValues before = last.computeIfAbsent(row.entity(), entity -> new LastValues(row.values().length));
            long micros = before.stepMicros(row);
            if (micros > 0) {
                told.accept(micros);
            }
            before.takeIn(row);
        }
    }

    /** That of the row's channels which had a value last, before this row; -1 where none had. */
    int newest(Row row) {
        int newest = -1;
        for (int c = 0; c < micros.length; c++) {
            if (!Double.isNaN(row.values()[c]) && micros[c] != NEVER && (newest < 0 || micros[c] > micros[newest])) {
                newest = c;
            }
        }
        return newest;
    }

    /** How long before the row its newest channel had a value, µs; 0 where none had. */
    long stepMicros(Row row) {
        int newest = newest(row);
        return newest < 0 ? 0 : row.timeMicros() - micros[newest];
    }

    /** Takes in a row's values. */
    void takeIn(Row row) {
        for (int c = 0; c < micros.length; c++) {
            if (!Double.isNaN(row.values()[c])) {
                micros[c] = row.timeMicros();
            }
        }
    }
}
