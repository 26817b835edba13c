package dev.heed.cli;

import dev.heed.model.refusal.Refusal;
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
        String text = cause instanceof Refusal ? cause.getMessage() : problem.getMessage();
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
        Refusal told = told(problem);
        if (told == null) {
            err.println(command + ": " + root + (verbose.getAsBoolean() ? "" : "; --verbose shows where it arose"));
        } else {
            err.println(command + ": " + told.getMessage());
        }
        if (verbose.getAsBoolean()) {
            problem.printStackTrace(err);
        }
        return (told == null ? ExitCode.FAILED : ExitCode.of(told.kind())).status();
    }

    /** What there is to tell the user, if there is anything. */
    private static @Nullable Refusal told(Throwable problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof Refusal refusal) {
                return refusal;
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
