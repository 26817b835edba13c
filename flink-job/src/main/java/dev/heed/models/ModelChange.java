package dev.heed.models;

import java.io.Serializable;
import java.util.List;

/**
 * A change of which version of a name serves whom.
 *
 * @param mode what changes
 * @param model the name, and the version that the mode needs
 * @param share with {@link Mode#CANARY} of the entities, in (0, 1]
 * @param entities with {@link Mode#ASSIGN} patterns of those that the name serves
 * @param effectiveMicros event time from which on it is to hold, µs since the epoch
 * @param issuedMicros when it was written, µs since the epoch
 * @param fromMicros event time from which on it holds: later than asked where it came after that time
 */
public record ModelChange(
        Mode mode,
        ModelTag model,
        float share,
        List<String> entities,
        long effectiveMicros,
        long issuedMicros,
        long fromMicros)
        implements Serializable {
    /** Before all times of readings: of what a job is started with. */
    public static final long FROM_THE_START = Long.MIN_VALUE / 4;

    /** What changes. */
    public enum Mode {
        /** The version serves all entities of the name. */
        ACTIVATE,
        /** The version runs beside the active one, and its outputs reach no main topic. */
        SHADOW,
        /** The version serves a share of the entities. */
        CANARY,
        /** A canary ends, or else the version before is active again. */
        ROLLBACK,
        /** The version, or the whole name, serves nobody any more. */
        RETIRE,
        /** The name serves the entities that match. */
        ASSIGN,
        /** The version is loaded and checked. */
        PUBLISH;

        /** Whether the change brings a version, which is loaded. */
        public boolean brings() {
            return this == ACTIVATE || this == SHADOW || this == CANARY || this == PUBLISH;
        }
    }

    public ModelChange {
        entities = List.copyOf(entities);
    }

    /** A change that holds from the time on that it asks for. */
    public ModelChange(
            Mode mode, ModelTag model, float share, List<String> entities, long effectiveMicros, long issuedMicros) {
        this(mode, model, share, entities, effectiveMicros, issuedMicros, effectiveMicros);
    }

    /** The same from another time on. */
    public ModelChange from(long micros) {
        return new ModelChange(mode, model, share, entities, effectiveMicros, issuedMicros, micros);
    }

    /** Whether it came after the time from which on it was to hold. */
    public boolean isLate() {
        return fromMicros > effectiveMicros;
    }

    /** Whether the same was asked for, whenever it holds. */
    boolean asksFor(ModelChange other) {
        return from(effectiveMicros).equals(other.from(other.effectiveMicros));
    }

    /** Whether a job is started with it. */
    boolean isFromTheStart() {
        return effectiveMicros == FROM_THE_START;
    }

    /** A version that serves from the start. */
    static ModelChange start(ModelTag model) {
        return new ModelChange(Mode.ACTIVATE, model, 1, List.of(), FROM_THE_START, 0);
    }

    /** The entities that a name serves from the start. */
    static ModelChange start(String name, List<String> entities) {
        return new ModelChange(Mode.ASSIGN, new ModelTag(name, "", "", ""), 1, entities, FROM_THE_START, 0);
    }
}
