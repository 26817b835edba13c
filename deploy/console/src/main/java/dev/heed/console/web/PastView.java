package dev.heed.console.web;

import dev.heed.console.history.Columns;
import dev.heed.console.history.EntityHistory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One machine in a span of the past, sent once. */
final class PastView implements View {
    private final Sources sources;
    private final String entity;
    private final long fromMicros;
    private final long toMicros;
    private final int columns;
    private final CompletableFuture<Optional<EntityHistory>> found;
    private boolean told;

    PastView(Sources sources, Executor readers, String entity, long fromMicros, long toMicros, int columns) {
        this.sources = sources;
        this.entity = entity;
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
        this.columns = columns;
        double width = (toMicros - fromMicros) / (double) columns;
        this.found = CompletableFuture.supplyAsync(
                () -> sources.past().holding(entity, fromMicros, toMicros, width), readers);
    }

    @Override
    public void addTo(Events events, long nowNanos) {
        if (told || !found.isDone()) {
            return;
        }
        told = true;
        EntityHistory history =
                found.exceptionally(e -> Optional.empty()).join().orElse(null);
        if (history == null) {
            events.add("gone", json -> {
                json.writeStartObject();
                json.writeNullField("oldest");
                json.writeEndObject();
            });
            return;
        }
        Columns all = columns(history, fromMicros, toMicros, columns);
        events.add("machine", json -> MachineEvent.write(json, history, all, true));
        long oldest = history.oldestMicros();
        if (oldest > fromMicros + all.widthMicros()) {
            events.add("gone", json -> {
                json.writeStartObject();
                json.writeNumberField("oldest", oldest / 1_000);
                json.writeEndObject();
            });
        }
    }

    /** The columns that hold a span. */
    static Columns columns(EntityHistory history, long fromMicros, long toMicros, int columns) {
        double width = MachineView.width(toMicros - fromMicros, columns, history.shape());
        long first = (long) Math.floor(fromMicros / width);
        long last = (long) Math.ceil(toMicros / width) - 1;
        return history.columns(width, first, (int) Math.max(1, last - first + 1));
    }
}
