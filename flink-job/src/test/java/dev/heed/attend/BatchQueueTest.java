package dev.heed.attend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.attend.BatchQueue.Batch;
import dev.heed.ingest.Origin;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import dev.heed.window.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Function;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchQueueTest {
    private static final float[] NONE = {};
    private static final AttendedBatch RESULT =
            new AttendedBatch(new BatchLayout(1, 1, 1, 1, 1, 1, 1), 1, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
    private static final Function<List<Window>, AttendedBatch> MODEL = windows -> RESULT;

    private static List<Window> windows(long time) {
        return List.of(new Window("pump", time, 1, 1, NONE, new byte[0], NONE, NONE, Origin.UNKNOWN));
    }

    /**
     * The order that loses a wake-up: the model finishes while the mailbox is being drained, and its mail is looked at before
     * anything else happens on the model's thread.
     */
    @Test
    @Timeout(30)
    void theResultIsThereWhenTheWakeUpIsLookedAt() throws Exception {
        SynchronousQueue<Runnable> mailbox = new SynchronousQueue<>();
        SynchronousQueue<Boolean> handled = new SynchronousQueue<>();
        SynchronousQueue<Boolean> submitted = new SynchronousQueue<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        List<Batch<Function<List<Window>, AttendedBatch>>> done = new ArrayList<>();
        List<BatchQueue<Function<List<Window>, AttendedBatch>>> queue = new ArrayList<>();
        Function<List<Window>, AttendedBatch> model = windows -> {
            take(submitted);
            return RESULT;
        };
        queue.add(new BatchQueue<>(thread, () -> {
            hand(mailbox, () -> {
                var next = queue.get(0).nextDone();
                while (next != null) {
                    done.add(next);
                    next = queue.get(0).nextDone();
                }
            });
            take(handled);
        }));
        for (int i = 0; i < 50; i++) {
            queue.get(0).submit(model, windows(i));
            submitted.put(true);
            mailbox.take().run();
            handled.put(true);
            assertThat(done).hasSize(i + 1);
        }
        thread.shutdownNow();
    }

    private static <T> void hand(SynchronousQueue<T> to, T what) {
        try {
            to.put(what);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void take(SynchronousQueue<Boolean> from) {
        try {
            from.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void wakesUpOnceForEachBatchAlsoForOneThatIsDoneAtOnce() {
        List<String> calls = new ArrayList<>();
        BatchQueue<Function<List<Window>, AttendedBatch>> queue =
                new BatchQueue<>(Runnable::run, () -> calls.add("wake up"));
        queue.submit(MODEL, windows(1));
        queue.submit(MODEL, windows(2));
        assertThat(calls).containsExactly("wake up", "wake up");
    }

    @Test
    void wakesUpForABatchThatFailed() {
        List<String> calls = new ArrayList<>();
        BatchQueue<Function<List<Window>, AttendedBatch>> queue =
                new BatchQueue<>(Runnable::run, () -> calls.add("wake up"));
        queue.submit(
                windows -> {
                    throw new IllegalStateException("no memory");
                },
                windows(1));
        assertThat(calls).containsExactly("wake up");
        assertThatThrownBy(() -> queue.remove().result.get()).hasRootCauseMessage("no memory");
    }

    @Test
    void givesOutTheOldestFirstAndNothingBeforeIt() {
        ArrayDeque<Runnable> work = new ArrayDeque<>();
        BatchQueue<Function<List<Window>, AttendedBatch>> queue = new BatchQueue<>(work::add, () -> {});
        queue.submit(MODEL, windows(1));
        queue.submit(MODEL, windows(2));
        work.removeLast().run();
        assertThat(queue.nextDone()).isNull();
        work.removeLast().run();
        assertThat(queue.remove().windows.get(0).timeMicros()).isEqualTo(1);
        assertThat(queue.remove().windows.get(0).timeMicros()).isEqualTo(2);
        assertThat(queue.nextDone()).isNull();
    }

    @Test
    void letsTheNewestWatermarkFollowTheNewestBatch() {
        BatchQueue<Function<List<Window>, AttendedBatch>> queue = new BatchQueue<>(Runnable::run, () -> {});
        assertThat(queue.follow(new Watermark(1))).isFalse();
        queue.submit(MODEL, windows(1));
        queue.submit(MODEL, windows(2));
        assertThat(queue.follow(new Watermark(2))).isTrue();
        assertThat(queue.follow(new Watermark(3))).isTrue();
        assertThat(queue.remove().watermark).isNull();
        assertThat(queue.remove().watermark).isEqualTo(new Watermark(3));
    }

    @Test
    void runsTheModelOnItsThreads() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Function<List<Window>, AttendedBatch> model = windows -> {
            await(release);
            return RESULT;
        };
        BatchQueue<Function<List<Window>, AttendedBatch>> queue = new BatchQueue<>(threads, () -> {});
        queue.submit(model, windows(1));
        queue.submit(model, windows(2));
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.nextDone()).isNull();
        release.countDown();
        assertThat(queue.remove().result.get()).isSameAs(RESULT);
        threads.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
