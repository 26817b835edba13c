package dev.heed.console.history;

import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.feed.ModelName;
import dev.heed.console.feed.ScoredHop;
import dev.heed.console.feed.ScoredHop.Learning;
import dev.heed.console.feed.Steps;
import dev.heed.console.feed.ValuedHop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last hours of one entity. For several threads: one that takes in, and any that look. */
public final class EntityHistory {
    private final String entity;
    private final Shape shape;
    private final StepBlocks blocks;
    private final Strip strip;
    private long newestMicros = Long.MIN_VALUE;
    private long firstMicros = Long.MAX_VALUE;
    private int hop = 1;
    private float ratio;
    private List<String> units = List.of();
    private int offsets;
    private Learning learning = new Learning(0, 0);
    private @Nullable ModelName model;
    private @Nullable IssuedForecast forecast;
    private volatile long version;

    EntityHistory(String entity, Shape shape) {
        this.entity = entity;
        this.shape = shape;
        this.blocks = new StepBlocks(shape);
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
            Block block = blocks.block(first + i);
            int step = StepBlocks.inBlock(first + i);
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
        reach(scored.steps());
    }

    synchronized void take(ValuedHop valued) {
        long first = valued.steps().first();
        int channels = shape.channels().size();
        for (int i = 0; i < valued.steps().count(); i++) {
            Block block = blocks.block(first + i);
            int step = StepBlocks.inBlock(first + i);
            for (int c = 0; c < channels; c++) {
                block.set(Measure.VALUE, step, c, valued.value()[i * channels + c]);
                block.set(Measure.WEIGHT, step, c, valued.weight()[i * channels + c]);
            }
        }
        units = valued.units();
        reach(valued.steps());
    }

    private void reach(Steps steps) {
        newestMicros = Math.max(newestMicros, steps.endMicros());
        firstMicros = Math.min(firstMicros, steps.firstMicros());
        version++;
    }

    /** Keeps the forecast, and of it what it says of the steps up to the next one. */
    synchronized void take(IssuedForecast issued) {
        long first = issued.steps().first();
        int top = issued.levels().length - 1;
        int middle = issued.middle();
        for (int i = 0; i < Math.min(hop, issued.steps().count()); i++) {
            Block block = blocks.block(first + i);
            int step = StepBlocks.inBlock(first + i);
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

    /** Numbers of the blocks that were begun since the last call. */
    synchronized List<Long> takeAdded() {
        return blocks.takeAdded();
    }

    synchronized void sumUp(long block) {
        blocks.sumUp(block);
    }

    synchronized void drop(long block) {
        blocks.drop(block);
    }

    /**
     * The columns that hold a span.
     *
     * @param widthMicros µs of a column, at least a period
     * @param first the first column's number since the epoch
     */
    public synchronized Columns columns(double widthMicros, long first, int count) {
        return blocks.columns(widthMicros, first, count);
    }

    /** The step that a time lies in; null where nothing is known of it step by step. */
    public synchronized @Nullable Moment moment(long micros) {
        return blocks.moment(micros);
    }

    /** The channels by their share of a span's saliency, largest first. */
    public synchronized List<Blamed> blame(long fromMicros, long toMicros) {
        return blocks.blame(fromMicros, toMicros);
    }

    /** Whether every step from a time on is kept one by one, as far as there are any. */
    public synchronized boolean isWholeFrom(long micros) {
        return blocks.isWholeFrom(micros);
    }

    /** Start of the oldest step that is kept, µs since the epoch; {@link Long#MAX_VALUE} where there is none. */
    public synchronized long oldestMicros() {
        return Math.max(firstMicros, blocks.oldestMicros());
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

    /** The strip's newest columns, {@code columns} at most; none before the first score. */
    public synchronized StripPart strip(int columns) {
        if (strip.newest() == Long.MIN_VALUE) {
            return new StripPart(0, new float[0]);
        }
        long first = strip.newest() - Math.min(columns, Strip.COLUMNS) + 1;
        return new StripPart(first, strip.from(first));
    }

    /** The forecast that was issued last. */
    public synchronized @Nullable IssuedForecast forecast() {
        return forecast;
    }

    /** A channel's unit; null where none is known. */
    public synchronized @Nullable String unit(int channel) {
        String unit = channel < units.size() ? units.get(channel) : "";
        return unit.isEmpty() ? null : unit;
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
