package dev.heed.attend;

/**
 * How many windows a batch waits for: as many as came during the linger before, since about as many will come again. Under
 * light load that is none but its own first, which need not wait; under heavy load it is a full batch.
 *
 * <p>With a linger of 5 ms: 3 windows came in [0, 5), so a batch that begins in [5, 10) waits for 3; nothing came in [10,
 * 15), so one that begins in [15, 20) waits for nothing. Mutable, owned by one thread.
 */
final class BatchTarget {
    private final long lingerMillis;
    private final int most;
    private long slot = Long.MIN_VALUE;
    private int inSlot;
    private volatile int target = 1;

    /**
     * A target.
     *
     * @param lingerMillis how long a window waits at most; 0: not at all
     * @param most windows of a batch, ≥ 1
     */
    BatchTarget(long lingerMillis, int most) {
        this.lingerMillis = lingerMillis;
        this.most = most;
    }

    /** A window came. */
    void arrived(long nowMillis) {
        if (lingerMillis == 0) {
            return;
        }
        long at = Math.floorDiv(nowMillis, lingerMillis);
        if (at != slot) {
            target = at == slot + 1 ? Math.max(1, Math.min(most, inSlot)) : 1;
            slot = at;
            inSlot = 0;
        }
        inSlot++;
    }

    /** Windows that a batch waits for, in [1, most]. May be read by any thread. */
    int windows() {
        return target;
    }
}
