package dev.heed.emit;

/** A setting that would make the job fail later: what was expected, what was found, and what to do. */
public final class PreflightFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its one line. */
    public PreflightFailure(String message) {
        super(message);
    }
}
