package dev.heed.cli.bench;

/** When each entity's latest blocks were due to be sent. Written by the generator, read by the counter. */
final class SendTimes {
    private static final int KEPT = 1 << 12;

    private final long[][] dueNanos;

    SendTimes(int entities) {
        this.dueNanos = new long[entities][KEPT];
    }

    void sent(int entity, long round, long nanos) {
        dueNanos[entity][(int) (round % KEPT)] = nanos;
    }

    long due(int entity, long round) {
        return dueNanos[entity][(int) (round % KEPT)];
    }
}
