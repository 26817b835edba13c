package dev.heed.attend;

import dev.heed.model.serving.AttendedBatch;
import dev.heed.window.NotTaken;
import dev.heed.window.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One model with the windows that wait for it: no batch holds those of two models, and none waits for the other's. Owned by the
 * task's thread, but for {@link #apply}.
 */
final class ModelLane implements Function<List<Window>, AttendedBatch>, AutoCloseable {
    private final AttendSettings settings;
    private final BatchModel model;
    private final CrashJournal journal;
    private final BatchTarget target;
    private final AttendMetrics counts;
    private final AttendMetrics.OfModel own;
    private List<Window> waiting;
    private long began;
    private long lastMillis;
    private @Nullable ScheduledFuture<?> lingering;

    ModelLane(AttendSettings settings, BatchModel model, AttendMetrics counts) {
        this.settings = settings;
        this.model = model;
        this.counts = counts;
        this.own = counts.of(model.id());
        this.journal = CrashJournal.begin(settings);
        this.target = new BatchTarget(settings.lingerMillis(), settings.batchSize());
        this.waiting = new ArrayList<>(settings.batchSize());
    }

    BatchModel model() {
        return model;
    }

    Suspects suspects() {
        return journal.suspects();
    }

    /** Windows that a batch waits for. */
    int target() {
        return target.windows();
    }

    /**
     * Takes a window in.
     *
     * @param linger begins the time for which the first window of a batch waits, from now on, ms
     */
    void add(Window window, long nowMillis, LongFunction<ScheduledFuture<?>> linger) {
        if (waiting.isEmpty()) {
            began = System.nanoTime();
            lingering = linger.apply(nowMillis + settings.lingerMillis());
        }
        waiting.add(window);
        target.arrived(nowMillis);
        lastMillis = nowMillis;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return waiting.size() >= settings.batchSize();
    }

    /** Whether as many wait as a batch waits for. */
    boolean isReady() {
        return !waiting.isEmpty() && waiting.size() >= target.windows();
    }

    /** Takes the batch that waits; its time is over. */
    List<Window> take() {
        if (lingering != null) {
            lingering.cancel(false);
            lingering = null;
        }
        List<Window> batch = waiting;
        waiting = new ArrayList<>(settings.batchSize());
        counts.sent(batch.size(), System.nanoTime() - began);
        return batch;
    }

    /** Runs on one of the model's threads. */
    @Override
    public AttendedBatch apply(List<Window> windows) {
        long start = System.nanoTime();
        try {
            return journal.run(windows, model::run);
        } finally {
            counts.inferred(System.nanoTime() - start);
        }
    }

    /** Runs the model on a window while nothing else of this process is in it. */
    AttendedBatch runAlone(Window window) {
        return journal.runAlone(window, model::run);
    }

    /** The i-th window of a batch that came back, after so many nanoseconds of a thread. */
    Attended attended(List<Window> windows, AttendedBatch batch, int i, long nanos) {
        Window window = windows.get(i);
        Attended attended = model.attended(window, batch, i);
        return window.model() == null ? attended : attended.took((float) (nanos / 1e3 / windows.size() / window.hop()));
    }

    /** A batch came back. */
    void done(int windows) {
        own.done(windows, settings.hop());
    }

    /** What goes to the side instead of a window with which the process died so many times. */
    NotTaken setAside(Window window, int deaths) {
        NotTaken letter = NotTaken.crashed(window, model.periodMicros(), deaths);
        return window.model() == null ? letter : letter.named(model.intake());
    }

    /** Whether no window came for so long. */
    boolean isIdle(long nowMillis, long forMillis) {
        return waiting.isEmpty() && nowMillis - lastMillis > forMillis;
    }

    @Override
    public void close() throws IOException {
        journal.close();
        model.close();
    }
}
