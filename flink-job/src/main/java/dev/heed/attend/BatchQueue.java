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
 *
 * @param <M> what a batch goes through
 */
final class BatchQueue<M extends Function<List<Window>, AttendedBatch>> {
    private final Executor threads;
    private final Runnable wakeUp;
    private final ArrayDeque<Batch<M>> batches = new ArrayDeque<>();

    /** A batch on its way. */
    static final class Batch<M extends Function<List<Window>, AttendedBatch>> {
        final M model;
        final List<Window> windows;
        final CompletableFuture<AttendedBatch> result;
        /** How long the model took, once it is done. */
        volatile long nanos;
        /** What is to follow the batch, if anything. */
        @Nullable
        Watermark watermark;

        private Batch(M model, List<Window> windows, Executor threads) {
            this.model = model;
            this.windows = windows;
            this.result = CompletableFuture.supplyAsync(this::run, threads);
        }

        private AttendedBatch run() {
            long began = System.nanoTime();
            try {
                return model.apply(windows);
            } finally {
                nanos = System.nanoTime() - began;
            }
        }
    }

    /**
     * An empty queue.
     *
     * @param threads that run the models
     * @param wakeUp posts a look at {@link #nextDone} to the task's thread
     */
    BatchQueue(Executor threads, Runnable wakeUp) {
        this.threads = threads;
        this.wakeUp = wakeUp;
    }

    /** Hands windows to a model. */
    void submit(M model, List<Window> windows) {
        Batch<M> batch = new Batch<>(model, windows, threads);
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
    Batch<M> nextDone() {
        Batch<M> oldest = batches.peek();
        return oldest != null && oldest.result.isDone() ? batches.remove() : null;
    }

    /** Removes and returns the oldest batch, done or not; there must be one. */
    Batch<M> remove() {
        return batches.remove();
    }

    int size() {
        return batches.size();
    }
}
