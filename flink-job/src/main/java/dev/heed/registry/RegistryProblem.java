package dev.heed.registry;

/** What a schema registry did not do, in one line that names it. */
public final class RegistryProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why. */
    public enum Kind {
        /** No answer, or one that says to come again: it may work later. */
        AWAY,
        /** It does not let the client in. */
        REFUSED,
        /** It knows no such subject, schema or number. */
        UNKNOWN,
        /** It does not take the schema, beside those that are there. */
        CONFLICT,
        /** What answers is no registry. */
        FOREIGN
    }

    RegistryProblem(Kind kind, String line) {
        super(line, null, false, false);
        this.kind = kind;
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** The line. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
