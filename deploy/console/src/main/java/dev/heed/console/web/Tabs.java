package dev.heed.console.web;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All tabs that are open: offers each of them what changed, twenty times a second at most. */
final class Tabs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tabs.class);
    private static final long TICK_MILLIS = 50;
    /** Bytes that may wait for slow tabs, all of them together. */
    private static final long MOST_WAITING = 32 << 20;

    private final int most;
    private final Queue<Tab> open = new ConcurrentLinkedQueue<>();
    private final LongAdder dropped = new LongAdder();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "page-ticks");
        thread.setDaemon(true);
        return thread;
    });

    /** Tabs, {@code most} of them at once. */
    Tabs(int most) {
        this.most = most;
        ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    boolean isFull() {
        return open.size() >= most;
    }

    void add(Tab tab) {
        open.add(tab);
    }

    /** How many were dropped because they took nothing any more. */
    long dropped() {
        return dropped.sum();
    }

    private void tick() {
        long now = System.nanoTime();
        AtomicLong waiting =
                new AtomicLong(open.stream().mapToLong(Tab::waiting).sum());
        open.removeIf(tab -> {
            try {
                int before = tab.waiting();
                Tab.Fate fate = tab.offer(now, waiting.get() < MOST_WAITING);
                waiting.addAndGet(tab.waiting() - before);
                if (fate == Tab.Fate.STUCK) {
                    dropped.increment();
                }
                return fate != Tab.Fate.GOES_ON;
            } catch (RuntimeException e) {
                LOG.warn("the page: a tab's stream of events ended, since: {}", e.toString(), e);
                tab.end();
                return true;
            }
        });
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        open.forEach(Tab::end);
    }
}
