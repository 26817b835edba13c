package dev.heed.bench.state;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.locks.LockSupport;

/** What is alive in this process. */
final class Heap {
    private static final int MOST_COLLECTIONS = 20;
    /** What a collection frees at least for another to be worth it. */
    private static final long LITTLE = 64 << 10;

    private static final long PAUSE_NANOS = 200_000_000;

    private Heap() {}

    /** Bytes after collections until they free no more: references are cleared and threads end between them. */
    static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            memory.gc();
            long left = memory.getHeapMemoryUsage().getUsed();
            if (i > 1 && used - left < LITTLE) {
                return left;
            }
            used = left;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return used;
    }
}
