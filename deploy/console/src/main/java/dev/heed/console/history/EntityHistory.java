package dev.heed.console.history;

import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.feed.ModelName;
import dev.heed.console.feed.ScoredHop;
import dev.heed.console.feed.ScoredHop.Learning;
import dev.heed.console.feed.ValuedHop;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last hours of one entity. For several threads: one that takes in, and any that look. */
public final class EntityHistory {
    private final String entity;
    private final Shape shape;
    private final TreeMap<Long, Block> blocks = new TreeMap<>();
    private final List<Long> added = new ArrayList<>();
    private final Strip strip;
    private long newestMicros = Long.MIN_VALUE;
    private long firstMicros = Long.MAX_VALUE;
    private int hop = 1;
    private float ratio;
    private int offsets;
    private Learning learning = new Learning(0, 0);
    private @Nullable ModelName model;
    private @Nullable IssuedForecast forecast;
    private volatile long version;

    EntityHistory(String entity, Shape shape) {
        this.entity = entity;
        this.shape = shape;
        this.strip = new Strip(shape.periodMicros());
    }

    /** What an overview tells of an entity. */
    public record Glance(
            long firstMicros,
            long newestMicros,
            long hopMicros,
            double stripMicros,
            Learning learning,
            float ratio,
            @Nullable ModelName model) {}

    /** A piece of the strip: {@code ratios[i]} belongs to the column {@code first + i} since the epoch. */
    public record StripPart(long first, float[] ratios) {}

    synchronized void take(ScoredHop scored) {
        long first = scored.steps().first();
        int channels = shape.channels().size();
        int count = scored.steps().count();
        for (int i = 0; i < count; i++) {
            Block block = block(first + i);
            int step = inBlock(first + i);
            block.score(step, scored.score()[i], scored.threshold()[i]);
            for (int c = 0; c < channels; c++) {
                block.set(Measure.SALIENCY, step, c, scored.saliency()[i * channels + c]);
            }
            ratio = scored.threshold()[i] > 0 ? scored.score()[i] / scored.threshold()[i] : 0;
            strip.add((first + i) * shape.periodMicros(), ratio);
        }
        hop = count;
        offsets = count == 0 ? 0 : scored.attention().length / count;
        learning = scored.learning();
        model = scored.model();
        newestMicros = Math.max(newestMicros, scored.steps().endMicros());
        firstMicros = Math.min(firstMicros, scored.steps().firstMicros());
        version++;
    }

    synchronized void take(ValuedHop valued) {
        long first = valued.steps().first();
        int channels = shape.channels().size();
        for (int i = 0; i < valued.steps().count(); i++) {
            Block block = block(first + i);
            int step = inBlock(first + i);
            for (int c = 0; c < channels; c++) {
                block.set(Measure.VALUE, step, c, valued.value()[i * channels + c]);
                block.set(Measure.WEIGHT, step, c, valued.weight()[i * channels + c]);
            }
        }
        version++;
    }

    /** Keeps the forecast, and of it what it says of the steps up to the next one. */
    synchronized void take(IssuedForecast issued) {
        long first = issued.steps().first();
        int top = issued.levels().length - 1;
        int middle = issued.middle();
        for (int i = 0; i < Math.min(hop, issued.steps().count()); i++) {
            Block block = block(first + i);
            int step = inBlock(first + i);
            for (int c = 0; c < shape.channels().size(); c++) {
                block.set(Measure.LOW, step, c, issued.value(i, c, 0));
                block.set(Measure.MID, step, c, issued.value(i, c, middle));
                block.set(Measure.HIGH, step, c, issued.value(i, c, top));
            }
        }
        if (forecast == null || issued.steps().firstMicros() >= forecast.steps().firstMicros()) {
            forecast = issued;
        }
        version++;
    }

    private Block block(long step) {
        return blocks.computeIfAbsent(Math.floorDiv(step, Block.STEPS), number -> {
            added.add(number);
            return new Block(shape.channels().size());
        });
    }

    private static int inBlock(long step) {
        return (int) Math.floorMod(step, Block.STEPS);
    }

    /** Numbers of the blocks that were begun since the last call. */
    synchronized List<Long> takeAdded() {
        List<Long> numbers = List.copyOf(added);
        added.clear();
        return numbers;
    }

    synchronized void sumUp(long block) {
        Block found = blocks.get(block);
        if (found != null && found.isWhole()) {
            found.sumUp();
        }
    }

    synchronized void drop(long block) {
        blocks.remove(block);
    }

    /**
     * The columns that hold a span.
     *
     * @param widthMicros µs of a column, at least a period
     * @param first the first column's number since the epoch
     */
    public synchronized Columns columns(double widthMicros, long first, int count) {
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
    public synchronized @Nullable Moment moment(long micros) {
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
    public synchronized List<Blamed> blame(long fromMicros, long toMicros) {
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
    public synchronized boolean isWholeFrom(long micros) {
        Block oldest = blocks.isEmpty() ? null : blocks.firstEntry().getValue();
        if (oldest == null || micros < blocks.firstKey() * Block.STEPS * shape.periodMicros()) {
            return false;
        }
        Long at = blocks.floorKey(Math.floorDiv(stepAt(micros), Block.STEPS));
        return at == null || blocks.getOrDefault(at, oldest).isWhole();
    }

    /** Start of the oldest block, µs since the epoch; {@link Long#MAX_VALUE} where there is none. */
    public synchronized long oldestMicros() {
        return blocks.isEmpty()
                ? Long.MAX_VALUE
                : Math.max(firstMicros, Math.round(blocks.firstKey() * Block.STEPS * shape.periodMicros()));
    }

    /** What an overview tells of it. */
    public synchronized Glance glance() {
        return new Glance(
                firstMicros,
                newestMicros,
                Math.round(hop * shape.periodMicros()),
                strip.widthMicros(),
                learning,
                ratio,
                model);
    }

    /** The strip's newest columns, {@code columns} at most. */
    public synchronized StripPart strip(int columns) {
        long first = strip.newest() - Math.min(columns, Strip.COLUMNS) + 1;
        return new StripPart(first, strip.from(first));
    }

    /** The forecast that was issued last. */
    public synchronized @Nullable IssuedForecast forecast() {
        return forecast;
    }

    /** How many steps before each one the attention looks at. */
    public synchronized int offsets() {
        return offsets;
    }

    public String entity() {
        return entity;
    }

    public Shape shape() {
        return shape;
    }

    /** End of the newest step, µs since the epoch. */
    public synchronized long newestMicros() {
        return newestMicros;
    }

    /** Grows with whatever is taken in. */
    public long version() {
        return version;
    }
}
