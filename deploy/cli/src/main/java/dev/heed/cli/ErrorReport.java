package dev.heed.cli;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.flink.util.ExceptionUtils;
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
        Throwable root = Cause.root(problem);
        if (Thread.interrupted() || root instanceof InterruptedException) {
            err.println(command + ": interrupted");
            return ExitCode.INTERRUPTED.status();
        }
        Optional<Refusal> told = ExceptionUtils.findThrowable(problem, Refusal.class);
        err.println(command + ": "
                + told.map(Throwable::getMessage)
                        .orElse(root + (verbose.getAsBoolean() ? "" : "; --verbose shows where it arose")));
        if (verbose.getAsBoolean()) {
            problem.printStackTrace(err);
        }
        return told.map(refusal -> ExitCode.of(refusal.kind()))
                .orElse(ExitCode.FAILED)
                .status();
    }
}
