package dev.heed.bench.state;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/**
 * Lets a source give out so many readings and no more until it is opened further; meanwhile checkpoints go on. One for the
 * whole process, since Flink ships a copy of everything else: one job at a time. Thread-safe.
 */
final class ReadingGate {
    private static long given;
    private static long allowed;
    private static CompletableFuture<Void> opened = new CompletableFuture<>();

    private ReadingGate() {}

    /** A limit that asks the gate for each reading. */
    static <S extends SourceSplit> RateLimiterStrategy<S> strategy() {
        return parallelism -> readings -> pass();
    }

    /** Nothing passes from here on. */
    static synchronized void close() {
        given = 0;
        allowed = 0;
        opened = new CompletableFuture<>();
    }

    /** So many more may pass. */
    static void open(long readings) {
        CompletableFuture<Void> waiting;
        synchronized (ReadingGate.class) {
            allowed += readings;
            waiting = opened;
            opened = new CompletableFuture<>();
        }
        waiting.complete(null);
    }

    /** A reading was given out; a source asks its limit more often than that. */
    static synchronized void gave() {
        given++;
    }

    private static synchronized CompletionStage<Void> pass() {
        return given < allowed ? CompletableFuture.completedFuture(null) : opened.thenCompose(again -> pass());
    }
}
