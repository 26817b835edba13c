package dev.heed.cli.failure;

/** What a command's exit status says to a script. */
public enum ExitCode {
    /** What was asked for is done. */
    DONE(0),
    /** It could not be done. */
    FAILED(1),
    /** The command line cannot be understood. */
    BAD_USAGE(2),
    /** A check before the start failed; nothing was changed. */
    PREFLIGHT(3),
    /** Ctrl-C came before there was anything to show. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }
}
