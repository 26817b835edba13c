package dev.heed.console.web;

import io.javalin.http.HttpStatus;
import java.util.concurrent.Semaphore;

/**
 * How many requests of a kind are answered at once, and how many wait for it: whoever comes beyond is sent away, so that threads are
 * left for everything else. For several threads.
 */
final class Seats {
    private final int all;
    private final Semaphore taken;
    private final Semaphore working;

    Seats(int atOnce, int waiting) {
        this.all = atOnce + waiting;
        this.taken = new Semaphore(all);
        this.working = new Semaphore(atOnce, true);
    }

    /**
     * Does the work of a request.
     *
     * @throws NotLetIn where too many wait
     */
    void take(Runnable work) {
        if (!taken.tryAcquire()) {
            throw new NotLetIn(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "expected %d such requests at once at most, found more; ask again".formatted(all));
        }
        try {
            working.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                working.release();
            }
        } finally {
            taken.release();
        }
    }
}
