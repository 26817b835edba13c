package dev.heed.cli.failure;

/** What a command's exit status says to a script. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    BAD_USAGE(2),
    PREFLIGHT(3);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status, 0 to 3. */
    public int status() {
        return status;
    }
}
