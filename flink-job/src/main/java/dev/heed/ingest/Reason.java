package dev.heed.ingest;

import dev.heed.ingest.fields.UnmappedRecord;
import java.util.Locale;

/** Why a reading, or a part of it, was not taken. */
public enum Reason {
    /** No bytes at all, or a null value. */
    EMPTY,
    /** Bytes that are no record in the expected encoding or format. */
    UNDECODABLE,
    /** A schema that this version does not know. */
    UNKNOWN_SCHEMA,
    /** No entity. */
    NO_ENTITY,
    /** The number of values is no multiple of the number of channels. */
    WRONG_VALUE_COUNT,
    /** A channel that the model does not have, or one named twice. */
    UNKNOWN_CHANNEL,
    /** A block whose period is missing, negative or not finite. */
    INVALID_PERIOD,
    /** A field that its topic's mapping names is not there, or is not what the mapping takes it for. */
    UNMAPPED,
    /** The epoch's first moment or before. */
    INVALID_TIME,
    /** Feedback that names no alert, or none until when it is to be ignored. */
    INVALID_VERDICT,
    /** A name or a number of samples beyond what is taken. */
    TOO_LARGE,
    /** Further ahead of the clock than allowed. */
    FUTURE,
    /** Of an entity that no model of the job serves, or more than one. */
    NO_MODEL,
    /** Its hop was closed before it came. */
    LATE,
    /** Of an entity that is new, while as many are kept as may be. */
    TOO_MANY_ENTITIES,
    /** Feedback of an entity of which as much waits for its time as may. */
    TOO_MANY_VERDICTS,
    /** The process died each time that its window was in the model. */
    CRASH;

    /** The reason of a record that is not as its mapping says. */
    public static Reason of(UnmappedRecord.Problem problem) {
        return switch (problem) {
            case UNREADABLE -> UNDECODABLE;
            case UNMAPPED -> UNMAPPED;
            case UNKNOWN_SCHEMA, NOT_YET -> UNKNOWN_SCHEMA;
            case NO_ENTITY -> NO_ENTITY;
            case WRONG_VALUE_COUNT -> WRONG_VALUE_COUNT;
        };
    }

    /** The stage that gives it. */
    public String stage() {
        return switch (this) {
            case NO_MODEL, LATE, TOO_MANY_ENTITIES, TOO_MANY_VERDICTS -> "window";
            case CRASH -> "attend";
            default -> "ingest";
        };
    }

    /** The name as it stands in a dead letter's header, such as {@code invalid-time}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
