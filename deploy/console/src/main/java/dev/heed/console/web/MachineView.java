package dev.heed.console.web;

import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.history.Columns;
import dev.heed.console.history.EntityHistory;
import dev.heed.console.history.Shape;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One machine, from its newest reading back. */
final class MachineView implements View {
    /** Columns of all channels together: an answer of as many takes 10 MB. */
    private static final int MOST_CELLS = 128_000;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long FORECAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Sources sources;
    private final String entity;
    private final long spanMicros;
    private final int columns;
    private @Nullable EntityHistory told;
    private long toldVersion;
    private long toldNewest;
    private long toldNanos;
    private @Nullable IssuedForecast forecast;
    private long forecastNanos;

    MachineView(Sources sources, String entity, long spanMicros, int columns) {
        this.sources = sources;
        this.entity = entity;
        this.spanMicros = spanMicros;
        this.columns = columns;
    }

    /**
     * The width of a column: whole periods, so that each holds as many steps as its neighbour. Wider than asked for where there are
     * many channels.
     */
    static double width(double spanMicros, int columns, Shape shape) {
        int most = Math.max(1, Math.min(columns, MOST_CELLS / shape.channels().size()));
        double period = shape.periodMicros();
        return Math.max(1, Math.ceil(spanMicros / most / period - 1e-9)) * period;
    }

    @Override
    public void addTo(Events events, long nowNanos) {
        EntityHistory history = sources.history().of(entity).orElse(null);
        if (history == null || (told == history && nowNanos - toldNanos < LOOK_NANOS)) {
            return;
        }
        long version = history.version();
        if (told != history || version != toldVersion) {
            columns(events, history);
            told = history;
            toldVersion = version;
            toldNanos = nowNanos;
        }
        IssuedForecast newest = history.forecast();
        if (newest != null && newest != forecast && nowNanos - forecastNanos >= FORECAST_NANOS) {
            forecast = newest;
            forecastNanos = nowNanos;
            events.add("forecast", json -> MachineEvent.write(json, newest));
        }
    }

    private void columns(Events events, EntityHistory history) {
        double width = width(spanMicros, columns, history.shape());
        long newest = history.newestMicros();
        if (newest == Long.MIN_VALUE) {
            return;
        }
        boolean whole = told != history;
        long last = (long) Math.floor((newest - 1) / width);
        long first = last - (long) Math.ceil(spanMicros / width) + 1;
        if (!whole) {
            // what came of the hop that was told last may have been a part of it
            long again = toldNewest - history.glance().hopMicros();
            first = Math.max(first, (long) Math.floor(again / width));
        }
        toldNewest = newest;
        Columns found = history.columns(width, first, (int) Math.max(1, last - first + 1));
        events.add("machine", json -> MachineEvent.write(json, history, found, whole));
    }
}
