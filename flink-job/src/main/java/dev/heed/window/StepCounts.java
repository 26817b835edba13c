package dev.heed.window;

/** What the steps of a subtask's entities were given: too much, or nothing. Mutable, owned by one thread. */
final class StepCounts {
    private final int channels;
    private long repeated;
    private long doubled;
    private long empty;

    StepCounts(int channels) {
        this.channels = channels;
    }

    /** Samples so far that came again after their hop had been sent before its time; they change nothing. */
    long repeated() {
        return repeated;
    }

    /** Values so far that came to a step which had one of another time already; the latest counts. */
    long doubled() {
        return doubled;
    }

    /** Steps so far of hops that were sent in which nothing was read. */
    long empty() {
        return empty;
    }

    void repeat() {
        repeated++;
    }

    void put(boolean isDoubled) {
        doubled += isDoubled ? 1 : 0;
    }

    /** Looks at the steps from a cell on, of [steps × channels] flags. */
    void send(byte[] observed, int from) {
        for (int step = from; step < observed.length; step += channels) {
            int cell = step;
            while (cell < step + channels && observed[cell] == 0) {
                cell++;
            }
            empty += cell == step + channels ? 1 : 0;
        }
    }
}
