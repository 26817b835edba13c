package dev.heed.ingest.fields;

/** A record that is not as its mapping says. The message says where, what was expected and what was found. */
public final class UnmappedRecord extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** What is wrong with the record. */
    public enum Problem {
        /** Its bytes are not of the format. */
        UNREADABLE,
        /** A field is not there, or is not what the mapping takes it for. */
        UNMAPPED,
        /** It names a schema that is not the mapping's. */
        UNKNOWN_SCHEMA,
        /** It names a schema that the registry gave no answer about, and must not be given up for that. */
        NOT_YET,
        /** No entity. */
        NO_ENTITY,
        /** Channels with different numbers of samples. */
        WRONG_VALUE_COUNT
    }

    public UnmappedRecord(Problem problem, String message) {
        super(message, null, false, false);
        this.problem = problem;
    }

    /** A field that is not what was expected. */
    public static UnmappedRecord at(FieldPath path, String expected, String found) {
        return new UnmappedRecord(Problem.UNMAPPED, path + ": expected " + expected + ", found " + found);
    }

    /** What is wrong with the record. */
    public Problem problem() {
        return problem;
    }
}
