package dev.heed.model.scoring.single;

/**
 * The terms of a step, from which its raw score is made: see {@link ChannelPast}.
 *
 * @param shapes 2 (T_short + T_mid + T_long)
 * @param beyond 3 (2 + A)
 * @param value T_value
 * @param prediction T_ar
 * @param off T_off
 * @param drift T_drift
 */
record Terms(double shapes, double beyond, double value, double prediction, double off, double drift) {
    private static final double HALF = .1 * .1;

    /**
     * The raw score, ≥ 0.
     *
     * @param left u: what the nearest shapes leave of the series, 0 to 1
     * @param explained ρ: what the seasons explain of it, 0 to 1
     */
    double raw(double left, double explained) {
        double gate = left * left / (left * left + HALF);
        double seasonal = Math.max(gate, Math.pow(explained, 4));
        double raw = (1 - gate) * Math.max(shapes, beyond) + gate * (value + prediction) + seasonal * (off + drift);
        return Math.max(0, raw);
    }
}
