package dev.heed.model.refusal;

import org.jspecify.annotations.Nullable;

/**
 * What Heed will not or cannot do, in one line that says what was expected, what was found and what to do. The user can
 * mend it, so that the line is printed as it is, without a stack trace.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What was wrong. */
    public enum Kind {
        /** The command line or an option cannot be understood. */
        USAGE,
        /** A check before the start failed: a model, a setting, a broker. Nothing has been changed. */
        PREFLIGHT,
        /** The work could not be done. */
        FAILURE
    }

    private Refusal(Kind kind, String line, @Nullable Throwable cause) {
        super(line, cause);
        this.kind = kind;
    }

    /** The work could not be done. */
    public static Refusal failure(String line) {
        return new Refusal(Kind.FAILURE, line, null);
    }

    /** The command line is wrong in a way that its parser cannot see. */
    public static Refusal usage(String line) {
        return new Refusal(Kind.USAGE, line, null);
    }

    /** A check before the start failed. */
    public static Refusal preflight(String line) {
        return new Refusal(Kind.PREFLIGHT, line, null);
    }

    /** The same refusal with what raised it. */
    public Refusal causedBy(Throwable cause) {
        return new Refusal(kind, String.valueOf(getMessage()), cause);
    }

    /** What was wrong. */
    public Kind kind() {
        return kind;
    }
}
