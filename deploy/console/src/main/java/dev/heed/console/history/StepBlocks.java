package dev.heed.console.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps of one entity in blocks, and what they add up to. Guarded by its entity's history. */
final class StepBlocks {
    private final Shape shape;
    private final TreeMap<Long, Block> blocks = new TreeMap<>();
    private final List<Long> added = new ArrayList<>();

    StepBlocks(Shape shape) {
        this.shape = shape;
    }

    /** The block that holds a step; begun where there was none. */
    Block block(long step) {
        return blocks.computeIfAbsent(Math.floorDiv(step, Block.STEPS), number -> {
            added.add(number);
            return new Block(shape.channels().size());
        });
    }

    /** A step's index in its block. */
    static int inBlock(long step) {
        return (int) Math.floorMod(step, Block.STEPS);
    }

    /** Numbers of the blocks that were begun since the last call. */
    List<Long> takeAdded() {
        List<Long> numbers = List.copyOf(added);
        added.clear();
        return numbers;
    }

    void sumUp(long block) {
        Block found = blocks.get(block);
        if (found != null && found.isWhole()) {
            found.sumUp();
        }
    }

    void drop(long block) {
        blocks.remove(block);
    }

    /**
     * The columns that hold a span.
     *
     * @param widthMicros µs of a column, at least a period
     * @param first the first column's number since the epoch
     */
    Columns columns(double widthMicros, long first, int count) {
        Columns columns = Columns.empty(shape.channels().size(), widthMicros, first, count);
        ColumnSums sums = new ColumnSums(shape.channels().size());
        for (int c = 0; c < count; c++) {
            long begin = stepAt((first + c) * widthMicros);
            long end = stepAt((first + c + 1) * widthMicros);
            sums.clear();
            addTo(sums, begin, end);
            columns.set(c, sums);
        }
        return columns;
    }

    private void addTo(ColumnSums sums, long begin, long end) {
        blocks.subMap(Math.floorDiv(begin, Block.STEPS), true, Math.floorDiv(end - 1, Block.STEPS), true)
                .forEach((number, block) -> {
                    long origin = number * Block.STEPS;
                    block.addTo(sums, (int) Math.max(0, begin - origin), (int) Math.min(Block.STEPS, end - origin));
                });
    }

    /** The first step that begins at a time or after it. */
    private long stepAt(double micros) {
        return (long) Math.ceil(micros / shape.periodMicros() - 1e-6);
    }

    /** The step that a time lies in; null where nothing is known of it step by step. */
    @Nullable
    Moment moment(long micros) {
        long number = (long) Math.floor(micros / shape.periodMicros() + 1e-6);
        Block block = blocks.get(Math.floorDiv(number, Block.STEPS));
        int step = inBlock(number);
        if (block == null || !block.isWhole() || Float.isNaN(block.scoreAt(step))) {
            return null;
        }
        return new Moment(
                Math.round(number * shape.periodMicros()),
                at(block, Measure.VALUE, step),
                at(block, Measure.MID, step),
                at(block, Measure.WEIGHT, step),
                at(block, Measure.SALIENCY, step),
                block.scoreAt(step),
                block.thresholdAt(step));
    }

    private float[] at(Block block, Measure measure, int step) {
        float[] all = new float[shape.channels().size()];
        for (int c = 0; c < all.length; c++) {
            all[c] = block.at(measure, step, c);
        }
        return all;
    }

    /** The channels by their share of a span's saliency, largest first. */
    List<Blamed> blame(long fromMicros, long toMicros) {
        int channels = shape.channels().size();
        ColumnSums span = new ColumnSums(channels);
        ColumnSums before = new ColumnSums(channels);
        addTo(span, stepAt(fromMicros), Math.max(stepAt(fromMicros) + 1, stepAt(toMicros)));
        addTo(before, stepAt(fromMicros - 4.0 * (toMicros - fromMicros)), stepAt(fromMicros));
        double whole = 0;
        for (int c = 0; c < channels; c++) {
            whole += known(span.mean(Measure.SALIENCY, c));
        }
        List<Blamed> found = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double saliency = known(span.mean(Measure.SALIENCY, c));
            found.add(new Blamed(
                    c,
                    whole > 0 ? saliency / whole : 0,
                    saliency,
                    before.mean(Measure.SALIENCY, c),
                    span.mean(Measure.VALUE, c),
                    span.mean(Measure.MID, c)));
        }
        found.sort((a, b) -> Double.compare(b.share(), a.share()));
        return found;
    }

    private static double known(float value) {
        return Float.isNaN(value) ? 0 : value;
    }

    /** Whether every step from a time on is kept one by one, as far as there are any. */
    boolean isWholeFrom(long micros) {
        Block oldest = blocks.isEmpty() ? null : blocks.firstEntry().getValue();
        if (oldest == null || micros < blocks.firstKey() * Block.STEPS * shape.periodMicros()) {
            return false;
        }
        Long at = blocks.floorKey(Math.floorDiv(stepAt(micros), Block.STEPS));
        return at == null || blocks.getOrDefault(at, oldest).isWhole();
    }

    /** Start of the oldest block, µs since the epoch; {@link Long#MAX_VALUE} where there is none. */
    long oldestMicros() {
        return blocks.isEmpty() ? Long.MAX_VALUE : Math.round(blocks.firstKey() * Block.STEPS * shape.periodMicros());
    }
}
