package dev.heed.cli.bench.state;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/**
 * Lets a source give out so many readings and no more until it is opened further; meanwhile checkpoints go on. One for the
 * whole process, since Flink ships a copy of everything else: one job at a time. Thread-safe.
 */
final class Gate {
    private static long left;
    private static CompletableFuture<Void> opened = new CompletableFuture<>();

    private Gate() {}

    /** A limit that asks the gate for each reading. */
    static <S extends SourceSplit> RateLimiterStrategy<S> strategy() {
        return parallelism -> new RateLimiter<S>() {
            @Override
            public CompletionStage<Void> acquire(int readings) {
                return pass(readings);
            }
        };
    }

    /** Nothing passes from here on. */
    static synchronized void close() {
        left = 0;
        opened = new CompletableFuture<>();
    }

    /** So many more may pass. */
    static void open(long readings) {
        CompletableFuture<Void> waiting;
        synchronized (Gate.class) {
            left += readings;
            waiting = opened;
            opened = new CompletableFuture<>();
        }
        waiting.complete(null);
    }

    private static synchronized CompletionStage<Void> pass(int readings) {
        if (left >= readings) {
            left -= readings;
            return CompletableFuture.completedFuture(null);
        }
        return opened.thenCompose(again -> pass(readings));
    }
}
