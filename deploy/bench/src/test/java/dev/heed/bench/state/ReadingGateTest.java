package dev.heed.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingGateTest {
    private final RateLimiter<SourceSplit> limit =
            ReadingGate.<SourceSplit>strategy().createRateLimiter(1);

    @BeforeEach
    void close() {
        ReadingGate.close();
    }

    private CompletableFuture<Void> ask() {
        return limit.acquire(1).toCompletableFuture();
    }

    @Test
    void letsSoManyReadingsPassAndNoMore() {
        ReadingGate.open(2);
        assertThat(ask()).isDone();
        ReadingGate.gave();
        assertThat(ask()).isDone();
        ReadingGate.gave();
        assertThat(ask()).isNotDone();
    }

    @Test
    void wakesWhoWaitsWhenItOpens() {
        CompletableFuture<Void> waiting = ask();
        assertThat(waiting).isNotDone();
        ReadingGate.open(1);
        assertThat(waiting).isDone();
    }

    @Test
    void doesNotCountWhoOnlyAsks() {
        ReadingGate.open(1);
        ask();
        assertThat(ask()).isDone();
    }

    @Test
    void forgetsWhatPassedWhenItCloses() {
        ReadingGate.open(5);
        ReadingGate.gave();
        ReadingGate.close();
        assertThat(ask()).isNotDone();
        ReadingGate.open(1);
        assertThat(ask()).isDone();
    }
}
