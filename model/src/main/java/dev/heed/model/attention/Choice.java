package dev.heed.model.attention;

/**
 * How hard attention chooses among its keys.
 *
 * @param mode whether it draws, and whether gradients pass
 * @param seed of the draws; the same seed gives the same sequence of draws to the runs of one session
 */
public record Choice(Mode mode, long seed) {
    /** What hard attention may do. */
    public enum Mode {
        /** The largest score; no gradient. */
        LARGEST,
        /** A draw from softmax(e); no gradient. */
        SAMPLE,
        /** A draw from softmax(e), with the gradient of the Gumbel-softmax (Jang et al. 2017). */
        STRAIGHT_THROUGH
    }

    /** Whether it is one to train with. */
    public boolean trains() {
        return mode == Mode.STRAIGHT_THROUGH;
    }

    /** The largest score: what serves. */
    public static Choice largest() {
        return new Choice(Mode.LARGEST, 0);
    }

    /** Draws from softmax(e). */
    public static Choice sample(long seed) {
        return new Choice(Mode.SAMPLE, seed);
    }

    /** Draws that can be trained through. */
    public static Choice straightThrough(long seed) {
        return new Choice(Mode.STRAIGHT_THROUGH, seed);
    }
}
