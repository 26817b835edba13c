package dev.heed.cli.replay;

import dev.heed.cli.input.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers each entity's rows into blocks. A block ends when it is full, and before a row that is not where the period
 * puts it: more than a microsecond and more than a hundredth of the period away.
 */
final class Blocks {
    private final int size;
    private final double periodMicros;
    private final Consumer<Block> full;
    private final Map<String, List<Row>> open = new LinkedHashMap<>();

    /**
     * Empty blocks.
     *
     * @param size rows of a full block, at least 1
     * @param periodMicros µs between rows; means nothing for blocks of one row
     * @param full takes the blocks
     */
    Blocks(int size, double periodMicros, Consumer<Block> full) {
        this.size = size;
        this.periodMicros = periodMicros;
        this.full = full;
    }

    void add(Row row) {
        List<Row> rows = open.computeIfAbsent(row.entity(), entity -> new ArrayList<>());
        if (!rows.isEmpty() && !follows(rows, row)) {
            end(rows);
        }
        rows.add(row);
        if (rows.size() == size) {
            end(rows);
        }
    }

    private boolean follows(List<Row> rows, Row row) {
        double expected = rows.get(0).timeMicros() + rows.size() * periodMicros;
        return Math.abs(row.timeMicros() - expected) <= Math.max(1, periodMicros / 100);
    }

    /** Ends the blocks that are not full. */
    void finish() {
        open.values().stream().filter(rows -> !rows.isEmpty()).forEach(this::end);
    }

    private void end(List<Row> rows) {
        Row first = rows.get(0);
        int channels = first.values().length;
        float[] values = new float[rows.size() * channels];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).floats(), 0, values, i * channels, channels);
        }
        double period = rows.size() == 1 ? 0 : periodMicros;
        full.accept(new Block(first.entity(), first.timeMicros(), period, rows.size(), values));
        rows.clear();
    }
}
