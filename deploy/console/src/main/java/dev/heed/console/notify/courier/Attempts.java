package dev.heed.console.notify.courier;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.heed.console.notify.config.DestinationPlan;
import dev.heed.console.notify.config.Retry;
import dev.heed.console.notify.destination.NotDelivered;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Picture;
import dev.heed.console.notify.message.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings notifications to a destination's door, one after the other, until it takes them: in a thread of its own, so that Kafka hears
 * of its reader in the meantime.
 */
final class Attempts implements AutoCloseable {
    private static final double JITTER = .2;
    /** To Failsafe a delay below zero is the one of its backoff. */
    private static final Duration AS_USUAL = Duration.ofNanos(-1);

    private final DestinationPlan plan;
    private final Function<Notification, Picture> pictures;
    private final Journal journal;
    private final ScheduledExecutorService thread;
    private volatile boolean stopping;
    private volatile boolean isKnocking;
    private volatile @Nullable Instant failingSince;

    /** What became of a notification. */
    enum Outcome {
        DELIVERED,
        /** Given up, and told. */
        LOST,
        /** Neither: the command ends. */
        LEFT
    }

    /** @param pictures of the first alert of a notification */
    Attempts(DestinationPlan plan, Function<Notification, Picture> pictures, Journal journal) {
        this.plan = plan;
        this.pictures = pictures;
        this.journal = journal;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "notify-" + plan.name());
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Tries again and again.
     *
     * @param due since when it could have been delivered: by then it is given up in time
     */
    CompletableFuture<Outcome> untilTaken(Notification notification, Instant due) {
        Instant end = due.plus(plan.retry().giveUpAfter());
        Painted painted = new Painted(notification);
        RetryPolicy<Object> policy = backoff()
                .handle(NotDelivered.class)
                .withMaxRetries(-1)
                .withJitter(JITTER)
                .withDelayFnOn(
                        context ->
                                context.<NotDelivered>getLastException().after().orElse(AS_USUAL),
                        NotDelivered.class)
                .abortIf((result, problem) -> stopping || Instant.now().isAfter(end) || isLasting(problem))
                .build();
        return Failsafe.with(policy)
                .with(thread)
                .getAsync(() -> {
                    knock(painted.notification());
                    return Outcome.DELIVERED;
                })
                .exceptionally(problem -> after(notification, problem));
    }

    private RetryPolicyBuilder<Object> backoff() {
        Retry retry = plan.retry();
        return retry.longest().compareTo(retry.first()) > 0
                ? RetryPolicy.builder().withBackoff(retry.first(), retry.longest())
                : RetryPolicy.builder().withDelay(retry.first());
    }

    /** Tries once. What does not arrive is left. */
    CompletableFuture<Outcome> once(Notification notification) {
        Painted painted = new Painted(notification);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        knock(painted.notification());
                        return Outcome.DELIVERED;
                    } catch (NotDelivered e) {
                        return e.isLasting() && notification.event() != Notification.Event.REMINDER
                                ? lost(notification, String.valueOf(e.getMessage()))
                                : Outcome.LEFT;
                    }
                },
                thread);
    }

    private void knock(Notification notification) throws NotDelivered {
        isKnocking = true;
        try {
            plan.destination().deliver(notification);
            journal.delivered(plan.name(), notification);
            back();
        } catch (NotDelivered e) {
            if (!e.isLasting()) {
                away(String.valueOf(e.getMessage()));
            }
            throw e;
        } finally {
            isKnocking = false;
        }
    }

    private void away(String why) {
        if (failingSince == null) {
            failingSince = Instant.now();
            journal.problem(
                    plan.name(),
                    "does not take notifications (%s); tried again, each for at most %s"
                            .formatted(why, Words.duration(plan.retry().giveUpAfter())));
        }
    }

    private void back() {
        Instant since = failingSince;
        if (since != null) {
            failingSince = null;
            journal.problem(
                    plan.name(),
                    "takes notifications again, after " + Words.duration(Duration.between(since, Instant.now())));
        }
    }

    private Outcome after(Notification notification, Throwable problem) {
        Throwable cause = problem;
        while ((cause instanceof CompletionException || cause instanceof FailsafeException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof NotDelivered refused) {
            String why = String.valueOf(refused.getMessage());
            if (refused.isLasting()) {
                return lost(notification, why);
            }
            return stopping
                    ? Outcome.LEFT
                    : lost(
                            notification,
                            why + ", for " + Words.duration(plan.retry().giveUpAfter()));
        }
        return stopping ? Outcome.LEFT : lost(notification, String.valueOf(cause));
    }

    private Outcome lost(Notification notification, String why) {
        journal.lost(plan.name(), notification, why);
        return Outcome.LOST;
    }

    private static boolean isLasting(@Nullable Throwable problem) {
        return problem instanceof NotDelivered refused && refused.isLasting();
    }

    /** From now on nothing is tried again. */
    void stop() {
        stopping = true;
    }

    /** Whether the destination is being spoken to, and not waited for. */
    boolean isKnocking() {
        return isKnocking;
    }

    /** Whether it did not take the last one. */
    boolean isFailing() {
        return failingSince != null;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** A notification whose picture is drawn once, before its first attempt. */
    private final class Painted {
        private final Notification bare;
        private @Nullable Notification painted;

        Painted(Notification bare) {
            this.bare = bare;
        }

        Notification notification() {
            boolean wanted = plan.picture()
                    && (bare.event() == Notification.Event.OPEN || bare.event() == Notification.Event.UPDATE);
            Notification done = painted;
            if (done == null) {
                done = wanted ? bare.with(pictures.apply(bare)) : bare;
                painted = done;
            }
            return done;
        }
    }
}
