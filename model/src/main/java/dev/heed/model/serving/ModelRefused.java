package dev.heed.model.serving;

/** A model that must not be served. The message is one line: what was expected, what was found, what to do. */
public final class ModelRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Refuses with that line. */
    public ModelRefused(String line) {
        super(line);
    }

    /** Refuses with that line, because of that cause. */
    public ModelRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
