package dev.heed.cli;

import dev.heed.model.refusal.Refusal;

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

    /** How a command ends that was refused. */
    static ExitCode of(Refusal.Kind kind) {
        return switch (kind) {
            case USAGE -> BAD_USAGE;
            case PREFLIGHT -> PREFLIGHT;
            case FAILURE -> FAILED;
        };
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }
}
