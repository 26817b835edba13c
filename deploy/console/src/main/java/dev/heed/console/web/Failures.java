package dev.heed.console.web;

import io.javalin.http.HttpStatus;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** Slows down who guesses: after {@value #MOST} wrong tokens or passwords within a minute, none is looked at. */
final class Failures {
    private static final int MOST = 20;
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ArrayDeque<Long> times = new ArrayDeque<>();

    /**
     * @throws NotLetIn when there were too many
     */
    synchronized void check() {
        long now = System.nanoTime();
        times.removeIf(time -> now - time > WINDOW_NANOS);
        if (times.size() >= MOST) {
            throw new NotLetIn(
                    HttpStatus.TOO_MANY_REQUESTS, "too many wrong tokens or passwords; try again in a minute");
        }
    }

    synchronized void add() {
        times.add(System.nanoTime());
    }
}
