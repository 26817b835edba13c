package dev.heed.detect;

/**
 * What an opening looks like.
 *
 * @param shares [channels] of the blame; never changed
 * @param key [D] the direction of the model's context, as a {@link Moment} keeps it; never changed
 */
record Likeness(float[] shares, byte[] key) {
    /** From this cosine on, shares blame the same channels. */
    private static final double SAME_SHARES = .8;
    /** From this cosine on, contexts are of the same kind. */
    private static final double SAME_CONTEXT = .5;

    static Likeness of(double[] blame, float[] context) {
        double sum = Double.MIN_NORMAL;
        for (double one : blame) {
            sum += one;
        }
        float[] shares = new float[blame.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) (blame[c] / sum);
        }
        return new Likeness(shares, Moment.of(0, context, true).key());
    }

    /** Whether the same channels are to blame, in a context of the same kind. */
    boolean isLike(Likeness other) {
        return shares.length == other.shares.length
                && key.length == other.key.length
                && cosine(other) >= SAME_SHARES
                && MomentMemory.score(floats(other.key), key) >= SAME_CONTEXT * Math.sqrt(key.length);
    }

    private double cosine(Likeness other) {
        double dot = 0;
        double own = 0;
        double others = 0;
        for (int c = 0; c < shares.length; c++) {
            dot += (double) shares[c] * other.shares[c];
            own += (double) shares[c] * shares[c];
            others += (double) other.shares[c] * other.shares[c];
        }
        return own > 0 && others > 0 ? dot / Math.sqrt(own * others) : 0;
    }

    private static float[] floats(byte[] key) {
        float[] floats = new float[key.length];
        for (int d = 0; d < floats.length; d++) {
            floats[d] = key[d];
        }
        return floats;
    }
}
