package dev.heed.wire;

/** Bytes that are no record of the expected kind. The message says what was expected and what was found. */
public final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** What is wrong with the bytes. */
    public enum Problem {
        /** They name a schema that the reader cannot find. */
        UNKNOWN_SCHEMA,
        /** They name a schema that the registry gave no answer about, and must not be given up for that. */
        NOT_YET,
        /** They are in another encoding, or break off. */
        BROKEN
    }

    UnreadableRecord(Problem problem, String message) {
        super(message, null, false, false);
        this.problem = problem;
    }

    /** What is wrong with the bytes. */
    public Problem problem() {
        return problem;
    }
}
