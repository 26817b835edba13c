package dev.heed.console.notify;

import dev.heed.console.notify.config.DestinationPlan;
import dev.heed.console.notify.config.NotifyConfig;
import dev.heed.console.notify.courier.AlertSource;
import dev.heed.console.notify.courier.Courier;
import dev.heed.console.notify.courier.Journal;
import dev.heed.console.notify.picture.Pictures;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A courier for each destination. */
record Couriers(AlertSource source, NotifyConfig config, Pictures pictures, Journal journal) {
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    /**
     * Delivers until this thread is interrupted, then ends what is under way and returns.
     *
     * @throws Refusal when Kafka lets one of them read no more; the others end as well
     */
    void runUntilInterrupted() {
        List<Courier> couriers = new ArrayList<>();
        try {
            for (DestinationPlan plan : config.destinations()) {
                couriers.add(Courier.start(source, plan, config, pictures::of, journal));
            }
            CompletableFuture.anyOf(ends(couriers)).get();
        } catch (InterruptedException ended) {
            // as it should
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof Refusal refusal
                    ? refusal
                    : Refusal.failure("expected to deliver alerts, found: " + cause)
                            .causedBy(e);
        } finally {
            stop(couriers);
        }
    }

    private static CompletableFuture<?>[] ends(List<Courier> couriers) {
        return couriers.stream().map(Courier::ended).toArray(CompletableFuture<?>[]::new);
    }

    private static void stop(List<Courier> couriers) {
        couriers.forEach(Courier::stop);
        try {
            CompletableFuture.allOf(ends(couriers)).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // one that failed is told of already; one that does not end leaves its alerts uncommitted
        }
    }
}
