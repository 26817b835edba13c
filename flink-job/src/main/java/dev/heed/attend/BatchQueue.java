package dev.heed.attend;

import dev.heed.model.serving.AttendedBatch;
import dev.heed.window.Window;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * The batches that the model's threads work on, oldest first, each with the watermark that must not overtake it. A batch's
 * completion runs the wake-up after its result is there, so that whoever is woken finds it. Used by the task's thread alone;
 * only the wake-up runs on the thread that completes a batch.
 */
final class BatchQueue {
    private final Executor threads;
    private final Function<List<Window>, AttendedBatch> model;
    private final Runnable wakeUp;
    private final ArrayDeque<Batch> batches = new ArrayDeque<>();

    /** A batch on its way. */
    static final class Batch {
        final List<Window> windows;
        final CompletableFuture<AttendedBatch> result;
        /** What is to follow the batch, if anything. */
        @Nullable
        Watermark watermark;

        private Batch(List<Window> windows, CompletableFuture<AttendedBatch> result) {
            this.windows = windows;
            this.result = result;
        }
    }

    /**
     * An empty queue.
     *
     * @param threads that run the model
     * @param wakeUp posts a look at {@link #nextDone} to the task's thread
     */
    BatchQueue(Executor threads, Function<List<Window>, AttendedBatch> model, Runnable wakeUp) {
        this.threads = threads;
        this.model = model;
        this.wakeUp = wakeUp;
    }

    /** Hands windows to the model. */
    void submit(List<Window> windows) {
        Batch batch = new Batch(windows, CompletableFuture.supplyAsync(() -> model.apply(windows), threads));
        batches.add(batch);
        batch.result.whenComplete((attended, failure) -> wakeUp.run());
    }

    /** Lets a watermark follow the newest batch; false when there is none. */
    boolean follow(Watermark watermark) {
        if (batches.isEmpty()) {
            return false;
        }
        batches.getLast().watermark = watermark;
        return true;
    }

    /** Removes and returns the oldest batch if it is done. */
    @Nullable
    Batch nextDone() {
        Batch oldest = batches.peek();
        return oldest != null && oldest.result.isDone() ? batches.remove() : null;
    }

    /** Removes and returns the oldest batch, done or not; there must be one. */
    Batch remove() {
        return batches.remove();
    }

    int size() {
        return batches.size();
    }
}
