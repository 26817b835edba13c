package dev.heed.wire;

import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.registry.RegistryProblem;
import dev.heed.registry.RegistryProblem.Kind;
import dev.heed.registry.RegistrySettings;
import dev.heed.registry.SchemaRegistry;
import dev.heed.wire.UnreadableRecord.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Asks a registry for schemas by their numbers. A number that it does not know is not asked for again for a minute. While it gives
 * no answer only the first record waits; then it is asked every 5 s, at once. Who asks keeps what was found.
 * Used by one thread; its figures may be read by another.
 */
final class SchemaLookUp {
    private static final long FORGET_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();
    /** Junk that begins with a zero names a new number each time. */
    private static final int MOST_UNKNOWN = 10_000;

    private final RegistrySettings settings;
    private final SchemaRegistry registry;
    private final LongSupplier nanoClock;
    private final Map<Integer, Unknown> unknown = new LinkedHashMap<>();
    private long askedNanos;
    private String silence = "";
    private volatile long fetched;
    private volatile long unanswered;
    private volatile boolean isAway;

    private record Unknown(long untilNanos, String why) {}

    SchemaLookUp(RegistrySettings settings) {
        this(settings, System::nanoTime);
    }

    SchemaLookUp(RegistrySettings settings, LongSupplier nanoClock) {
        this.settings = settings;
        this.registry = new SchemaRegistry(settings);
        this.nanoClock = nanoClock;
    }

    /** The figures until now. */
    LookUps lookUps() {
        return new LookUps(fetched, unanswered, isAway);
    }

    /**
     * The text of a schema.
     *
     * @throws UnreadableRecord when the registry does not know it, or gives no answer
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    String find(int id) throws UnreadableRecord {
        Unknown known = unknown.get(id);
        if (known != null && known.untilNanos() - nanoClock.getAsLong() > 0) {
            throw new UnreadableRecord(Problem.UNKNOWN_SCHEMA, known.why());
        }
        if (isAway && nanoClock.getAsLong() - askedNanos < AGAIN_NANOS) {
            throw unanswered();
        }
        try {
            String schema = isAway ? registry.schemaNow(id) : registry.schema(id);
            isAway = false;
            fetched++;
            return schema;
        } catch (RegistryProblem e) {
            if (e.kind() == Kind.UNKNOWN) {
                isAway = false;
                throw unknown(id, "expected a schema that the registry knows, found number " + id + "; " + e.line());
            }
            isAway = true;
            askedNanos = nanoClock.getAsLong();
            silence = e.line();
            throw unanswered();
        }
    }

    /** Remembers for a minute that a schema is of no use. */
    UnreadableRecord unknown(int id, String why) {
        if (unknown.size() >= MOST_UNKNOWN) {
            unknown.remove(unknown.keySet().iterator().next());
        }
        unknown.put(id, new Unknown(nanoClock.getAsLong() + FORGET_NANOS, why));
        return new UnreadableRecord(Problem.UNKNOWN_SCHEMA, why);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private UnreadableRecord unanswered() {
        unanswered++;
        return new UnreadableRecord(
                settings.whenAway() == WhenAway.FAIL ? Problem.NOT_YET : Problem.UNKNOWN_SCHEMA,
                "the record's schema is not known yet, and the registry gave no answer: " + silence);
    }
}
