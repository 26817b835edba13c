package dev.heed.cli.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can mend. Its message is one line that says what was expected, what was found and what to do;
 * it is printed as it is, without a stack trace.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private Failure(ExitCode exitCode, String line, @Nullable Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    /** The work could not be done: exit status 1. */
    public static Failure of(String line) {
        return new Failure(ExitCode.FAILED, line, null);
    }

    /** The command line is wrong in a way that the parser cannot see: exit status 2. */
    public static Failure usage(String line) {
        return new Failure(ExitCode.BAD_USAGE, line, null);
    }

    /** A check before the start failed and nothing has been changed: exit status 3. */
    public static Failure preflight(String line) {
        return new Failure(ExitCode.PREFLIGHT, line, null);
    }

    /** The same failure with what raised it, for {@code --verbose}. */
    public Failure causedBy(Throwable cause) {
        return new Failure(exitCode, String.valueOf(getMessage()), cause);
    }

    /** How the process is to end. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
