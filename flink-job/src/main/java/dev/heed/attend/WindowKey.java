package dev.heed.attend;

import dev.heed.window.Window;

/**
 * A window in 16 bytes.
 *
 * @param entity FNV-1a of its name: 64 bits, so that two entities of a million share one in fewer than 1 of 10⁷ jobs
 * @param timeMicros of its first new step
 */
record WindowKey(long entity, long timeMicros) {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    static WindowKey of(Window window) {
        return new WindowKey(hash(window.entity()), window.timeMicros());
    }

    static long hash(String entity) {
        long hash = OFFSET_BASIS;
        for (int i = 0; i < entity.length(); i++) {
            hash = (hash ^ entity.charAt(i)) * PRIME;
        }
        return hash;
    }
}
