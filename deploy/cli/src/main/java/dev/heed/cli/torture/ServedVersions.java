package dev.heed.cli.torture;

import dev.heed.schemas.UpdateMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a name serves whom and when, worked out from what the job said of each change: not by the job's own schedule,
 * which is to be checked. Changes come in the order of the times from which they hold.
 */
final class ServedVersions {
    private static final int MOST_PAST = 20;

    private final TreeMap<Long, State> states = new TreeMap<>();

    /**
     * What holds for a time.
     *
     * @param past versions that were active before, the last one last
     */
    record State(
            String active,
            List<String> past,
            @Nullable String canary,
            float share,
            @Nullable String shadow) {
        State after(UpdateMode mode, String version, float ofEntities) {
            return switch (mode) {
                case ACTIVATE -> activate(version);
                case CANARY -> new State(active, past, version, ofEntities, version.equals(shadow) ? null : shadow);
                case SHADOW -> new State(active, past, canary, share, version);
                case ROLLBACK -> rollback();
                case RETIRE ->
                    new State(
                            active,
                            past.stream().filter(one -> !one.equals(version)).toList(),
                            version.equals(canary) ? null : canary,
                            share,
                            version.equals(shadow) ? null : shadow);
                default -> throw new IllegalArgumentException("no change of this mode is drawn: " + mode);
            };
        }

        private State activate(String version) {
            String others = version.equals(shadow) ? null : shadow;
            if (version.equals(active)) {
                return new State(active, past, canary, share, others);
            }
            List<String> more = new ArrayList<>(past);
            more.add(active);
            return new State(
                    version,
                    List.copyOf(more.subList(Math.max(0, more.size() - MOST_PAST), more.size())),
                    version.equals(canary) ? null : canary,
                    share,
                    others);
        }

        private State rollback() {
            if (canary != null || past.isEmpty()) {
                return new State(active, past, null, 0, shadow);
            }
            String last = past.get(past.size() - 1);
            return new State(last, past.subList(0, past.size() - 1), null, 0, last.equals(shadow) ? null : shadow);
        }
    }

    ServedVersions(String first) {
        states.put(Long.MIN_VALUE, new State(first, List.of(), null, 0, null));
    }

    State last() {
        return states.lastEntry().getValue();
    }

    /** A change holds from a time on, µs. */
    void add(long sinceMicros, UpdateMode mode, String version, float share) {
        if (sinceMicros < states.lastKey()) {
            throw new IllegalArgumentException("a change holds from a time before the last one's");
        }
        states.put(sinceMicros, last().after(mode, version, share));
    }

    /** The version that serves an entity at the begin of a hop. */
    String of(String name, String entity, long micros) {
        Map.Entry<Long, State> entry = Objects.requireNonNull(states.floorEntry(micros));
        State state = entry.getValue();
        return state.canary() != null && place(name + '\n' + entity) < state.share() ? state.canary() : state.active();
    }

    /** Where a text stands in [0, 1): the first 53 bits of its SHA-256. */
    private static double place(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
