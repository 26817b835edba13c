package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Counts what became of the rows of a file of records that a mapping reads: each sample of a reading is one, and so is each
 * element or line that gives none. Owned by one thread.
 */
final class MappedTally implements FileTally {
    private static final int ENOUGH_STEPS = 4_096;

    private final Path file;
    private final double maxBadShare;
    private final Map<String, Long> left = new LinkedHashMap<>();
    private final Map<String, String> firstBad = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final long[] stepMicros = new long[ENOUGH_STEPS];
    private int steps;
    private long records;
    private long used;

    /** @param maxBadShare of the rows that may be as the mapping does not say, 0 to 1 */
    MappedTally(Path file, double maxBadShare) {
        this.file = file;
        this.maxBadShare = maxBadShare;
    }

    /** A line that holds a record. */
    void record() {
        records++;
    }

    /** Rows that are used. */
    void used(long rows) {
        used += rows;
    }

    /** Rows that nobody wants. */
    void left(String why, long rows) {
        if (rows > 0) {
            left.merge(why, rows, Long::sum);
        }
    }

    /** Rows that are not as the mapping says, and what is wrong with the first. */
    void bad(String why, long rows, String first) {
        firstBad.putIfAbsent(why, file + " " + first);
        left(why, rows);
    }

    /** A row so long after the one before it with a value of the same channel. */
    void forwards(long micros) {
        if (steps < ENOUGH_STEPS) {
            stepMicros[steps++] = micros;
        }
    }

    /** What a user is to know. */
    void note(String line) {
        notes.add(line);
    }

    /**
     * Ends the count of a file that was read whole.
     *
     * @throws Refusal when too much of it is not as the mapping says
     */
    void finish() {
        firstBad.forEach((why, first) -> {
            long count = left.getOrDefault(why, 0L);
            if (count > maxBadShare * rows()) {
                throw Refusal.failure(
                        "%s; %,d of %,d rows are %s: change the mapping, or allow more with --max-bad-cells"
                                .formatted(first, count, rows(), why));
            }
        });
        if (records != rows() && records > 0) {
            note("%,d records hold %,d rows".formatted(records, rows()));
        }
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long rows() {
        return used + left.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long usedRows() {
        return used;
    }

    @Override
    public String leftOut() {
        return left.entrySet().stream()
                .map(one -> "%,d %s".formatted(one.getValue(), one.getKey())
                        + (firstBad.containsKey(one.getKey()) ? " (" + firstBad.get(one.getKey()) + ")" : ""))
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public LongStream steps() {
        return Arrays.stream(stepMicros, 0, steps);
    }

    /** {@inheritDoc} Rows are put into the order of time. */
    @Override
    public Optional<String> firstBackwards() {
        return Optional.empty();
    }
}
