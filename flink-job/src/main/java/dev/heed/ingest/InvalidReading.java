package dev.heed.ingest;

/** A record that is not taken: its reason, and a message that says what was expected and what was found. */
public final class InvalidReading extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    InvalidReading(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
