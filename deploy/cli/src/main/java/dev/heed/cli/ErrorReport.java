package dev.heed.cli;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.util.ExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user in one line what went wrong, and where it arose only when asked. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** What Heed's own code says of a state it cannot go on from: the class tells a user nothing. */
    private static final Pattern OWN = Pattern.compile("(?s)^[\\w.$]+: (expected .*)");

    private final BooleanSupplier verbose;
    private final BooleanSupplier interrupted;

    /**
     * A report.
     *
     * @param verbose whether to tell where an error arose
     * @param interrupted whether the user has ended the command
     */
    ErrorReport(BooleanSupplier verbose, BooleanSupplier interrupted) {
        this.verbose = verbose;
        this.interrupted = interrupted;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine line = problem.getCommandLine();
        Throwable cause = problem.getCause();
        String text = cause instanceof Refusal ? cause.getMessage() : problem.getMessage();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            text = unmatched(unmatched);
        }
        String command = line.getCommandSpec().qualifiedName();
        line.getErr().println(command + ": " + text + "; '" + command + " --help' shows what it takes");
        return ExitCode.BAD_USAGE.status();
    }

    /** Names alone: the value of a misspelt option may be a secret. */
    private static String unmatched(UnmatchedArgumentException problem) {
        boolean option = problem.isUnknownOption();
        return problem.getUnmatched().stream()
                .filter(argument -> !option || argument.startsWith("-"))
                .map(argument -> "'" + argument.replaceFirst("(?s)=.*", "") + "'")
                .collect(Collectors.joining(
                        ", ", option ? "unknown option " : "unexpected argument ", alike(problem.getSuggestions())));
    }

    private static String inWords(Throwable root) {
        if (root instanceof FileSystemException file && file.getFile() != null) {
            return file.getFile() + ": expected to read or write it, found: " + Cause.inWords(root);
        }
        return Cause.isMissingClass(root)
                ? Cause.inWords(root)
                : OWN.matcher(root.toString()).replaceFirst("$1");
    }

    private static String alike(List<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream().limit(3).collect(Collectors.joining(" or ", "; did you mean ", "?"));
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        String command = line.getCommandSpec().qualifiedName();
        Throwable root = Cause.root(problem);
        if (Thread.interrupted() || interrupted.getAsBoolean() || root instanceof InterruptedException) {
            err.println(command + ": interrupted");
            return ExitCode.INTERRUPTED.status();
        }
        if (ExceptionUtils.findThrowable(problem, NoResourceAvailableException.class)
                .isPresent()) {
            problem = Refusal.failure("expected the embedded Flink to give the job its slots, found that it refuses"
                            + " them, as it does when a jar is missing; --verbose tells why")
                    .causedBy(problem);
        }
        Optional<Refusal> told = ExceptionUtils.findThrowable(problem, Refusal.class);
        err.println(command + ": "
                + told.map(Throwable::getMessage)
                        .orElse(inWords(root) + (verbose.getAsBoolean() ? "" : "; --verbose shows where it arose")));
        if (verbose.getAsBoolean()) {
            problem.printStackTrace(err);
        }
        return told.map(refusal -> ExitCode.of(refusal.kind()))
                .orElse(ExitCode.FAILED)
                .status();
    }
}
