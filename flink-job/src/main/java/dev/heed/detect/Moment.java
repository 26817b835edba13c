package dev.heed.detect;

/**
 * A moment of an entity that is remembered.
 *
 * @param timeMicros start of its step, µs since the epoch
 * @param key [D] the direction of the model's context of the step, its largest component ±127; never changed
 * @param alerted whether an alert opened there
 */
record Moment(long timeMicros, byte[] key, boolean alerted) {
    static Moment of(long timeMicros, float[] context, boolean alerted) {
        float largest = Float.MIN_NORMAL;
        for (float component : context) {
            largest = Math.max(largest, Math.abs(component));
        }
        byte[] key = new byte[context.length];
        for (int d = 0; d < key.length; d++) {
            key[d] = (byte) Math.round(Byte.MAX_VALUE * (context[d] / largest));
        }
        return new Moment(timeMicros, key, alerted);
    }
}
