package dev.heed.cli;

import dev.heed.cli.failure.ExitCode;
import dev.heed.cli.failure.Failure;
import dev.heed.emit.PreflightFailure;
import dev.heed.model.serving.ModelRefused;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells the user in one line what went wrong, and where it arose only when asked. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final BooleanSupplier verbose;

    ErrorReport(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine line = problem.getCommandLine();
        Throwable cause = problem.getCause();
        String text = cause instanceof Failure ? cause.getMessage() : problem.getMessage();
        String command = line.getCommandSpec().qualifiedName();
        line.getErr().println(command + ": " + text + "; '" + command + " --help' shows what it takes");
        return ExitCode.BAD_USAGE.status();
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        String command = line.getCommandSpec().qualifiedName();
        Throwable root = root(problem);
        if (Thread.interrupted() || root instanceof InterruptedException) {
            err.println(command + ": interrupted");
            return ExitCode.INTERRUPTED.status();
        }
        Throwable told = told(problem);
        if (told == null) {
            err.println(command + ": " + root + (verbose.getAsBoolean() ? "" : "; --verbose shows where it arose"));
        } else {
            err.println(command + ": " + told.getMessage());
        }
        if (verbose.getAsBoolean()) {
            problem.printStackTrace(err);
        }
        return told instanceof Failure failure
                ? failure.exitCode().status()
                : (told == null ? ExitCode.FAILED : ExitCode.PREFLIGHT).status();
    }

    /** The exception that has something to tell the user, if there is one. */
    private static @Nullable Throwable told(Throwable problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof Failure || at instanceof PreflightFailure || at instanceof ModelRefused) {
                return at;
            }
        }
        return null;
    }

    private static Throwable root(Throwable problem) {
        Throwable at = problem;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
