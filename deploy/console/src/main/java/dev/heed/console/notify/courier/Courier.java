package dev.heed.console.notify.courier;

import dev.heed.broker.BrokerContact;
import dev.heed.console.notify.config.DestinationPlan;
import dev.heed.console.notify.config.NotifyConfig;
import dev.heed.console.notify.courier.Attempts.Outcome;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers alerts to one destination, in a thread of its own and as a consumer group of its own: no destination waits for another. Its
 * offsets are committed after each delivery, so that a crash repeats one notification at most.
 */
public final class Courier {
    private static final Duration LONGEST_POLL = Duration.ofMillis(300);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_ROUND = Duration.ofSeconds(8);
    private static final int MOST_WAITING = 2_000;

    private final AlertSource source;
    private final DestinationPlan plan;
    private final Outbox outbox;
    private final Attempts attempts;
    private final AlertReader reader;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;
    private @Nullable Delivery delivery;
    private Instant committed = Instant.EPOCH;
    private Instant reminded = Instant.now();

    /** A notification on its way. */
    private record Delivery(Notification notification, CompletableFuture<Outcome> outcome) {}

    /** Lets what is on its way arrive, and drops what another will deliver. */
    private final class Leaving implements Handover {
        @Override
        public void begins() {
            if (delivery != null && (attempts.isKnocking() || !attempts.isFailing())) {
                await(LAST_ROUND);
            }
        }

        @Override
        public void gone(int partition) {
            outbox.drop(place -> place.partition() == partition);
        }
    }

    private Courier(
            AlertSource source,
            DestinationPlan plan,
            NotifyConfig config,
            Function<Notification, Picture> pictures,
            Journal journal) {
        this.source = source;
        this.plan = plan;
        this.outbox = new Outbox(
                config.groups(),
                config.quietHours().of(plan.name()),
                plan.destination().tracksAlerts());
        this.attempts = new Attempts(plan, pictures, journal);
        this.reader = new AlertReader(
                source, plan, alert -> config.routes().of(alert).contains(plan.name()), new Leaving(), journal);
    }

    /**
     * Begins to deliver.
     *
     * @param pictures of the first alert of a notification, or why there is none
     */
    public static Courier start(
            AlertSource source,
            DestinationPlan plan,
            NotifyConfig config,
            Function<Notification, Picture> pictures,
            Journal journal) {
        Courier courier = new Courier(source, plan, config, pictures, journal);
        new Thread(courier::run, "courier-" + plan.name()).start();
        return courier;
    }

    /** Completes when it has ended, exceptionally with a {@link dev.heed.model.refusal.Refusal} when Kafka made it. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Lets it deliver what is due, try nothing again, commit and end, within some seconds. */
    public void stop() {
        stopping = true;
        attempts.stop();
    }

    private void run() {
        try (attempts;
                reader) {
            while (!stopping) {
                step();
            }
            finish();
            ended.complete(null);
        } catch (KafkaException e) {
            ended.completeExceptionally(BrokerContact.refusal(source.client(), e));
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    private void step() {
        for (Change change : reader.poll(delivery == null ? untilDue() : Duration.ZERO)) {
            outbox.add(change, Instant.now());
        }
        reader.hold(outbox.waiting() > MOST_WAITING);
        if (delivery == null) {
            begin();
        }
        boolean settled = delivery != null && await(LOOK);
        Instant now = Instant.now();
        if (settled || committed.plus(COMMIT_EVERY).isBefore(now)) {
            reader.commit();
            committed = now;
        }
    }

    private Duration untilDue() {
        Duration wait = outbox.nextDue()
                .map(due -> Duration.between(Instant.now(), due))
                .orElse(LONGEST_POLL);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_POLL) < 0 ? wait : LONGEST_POLL;
    }

    private void begin() {
        Instant now = Instant.now();
        Optional<Outbox.Due> next = outbox.next(now);
        if (next.isPresent()) {
            Notification notification = next.get().notification();
            delivery = new Delivery(
                    notification, attempts.untilTaken(notification, next.get().since()));
            return;
        }
        Duration every = plan.destination().remindEvery().orElse(null);
        if (every != null && reminded.plus(every).isBefore(now)) {
            reminded = now;
            List<Change> open = reader.open();
            if (!open.isEmpty()) {
                Notification reminder = new Notification(Notification.Event.REMINDER, null, open, null);
                delivery = new Delivery(reminder, attempts.once(reminder));
            }
        }
    }

    /** Whether the delivery came to its end, after which there is none. */
    private boolean await(Duration patience) {
        Delivery current = delivery;
        if (current == null) {
            return true;
        }
        try {
            Outcome outcome = current.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            settle(current.notification(), outcome);
            return true;
        } catch (java.util.concurrent.TimeoutException notYet) {
            return false;
        } catch (CancellationException left) {
            delivery = null;
            return true;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void settle(Notification notification, Outcome outcome) {
        delivery = null;
        if (outcome != Outcome.LEFT) {
            reader.done(notification.changes());
        }
        if (outcome == Outcome.LOST) {
            reader.forget(notification.changes());
        }
    }

    /** What is due is tried once; what a destination does not take now stays uncommitted. */
    private void finish() {
        Instant end = Instant.now().plus(LAST_ROUND);
        if (delivery != null && (!attempts.isKnocking() || !await(LAST_ROUND))) {
            delivery.outcome().cancel(true);
            reader.commit();
            return;
        }
        Optional<Outbox.Due> next = outbox.next(Instant.now());
        while (next.isPresent() && Instant.now().isBefore(end)) {
            Notification notification = next.get().notification();
            delivery = new Delivery(notification, attempts.once(notification));
            if (!await(Duration.between(Instant.now(), end)) || attempts.isFailing()) {
                break;
            }
            reader.commit();
            next = outbox.next(Instant.now());
        }
        reader.commit();
    }
}
