package dev.heed.model.refusal;

import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong, in words for the person at the terminal: without names of classes and without a stack. */
public final class Cause {
    /** The causes that a server's text tells, the deepest last. */
    private static final Pattern TOLD =
            Pattern.compile("^(?:Caused by: )?(?:[\\w$]+\\.)+[\\w$]+: (.+)$", Pattern.MULTILINE);

    private static final Pattern CLASS_NAME = Pattern.compile("[\\w$]+([./][\\w$]+)+");

    private Cause() {}

    /** What its deepest cause says. */
    public static String inWords(Throwable problem) {
        Throwable cause = root(problem);
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof ClosedChannelException) {
            return "connection refused";
        }
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        String message = cause.getMessage();
        if (message != null && isMissingClass(cause)) {
            return "the class " + message.replace('/', '.') + " is not on the class path, so a jar is missing";
        }
        if (message == null || message.isBlank()) {
            return kind(cause);
        }
        Matcher told = TOLD.matcher(message);
        String deepest = message.lines().findFirst().orElse("");
        while (told.find()) {
            deepest = told.group(1);
        }
        return deepest.strip();
    }

    /** Whether a class was not there when it was needed. */
    public static boolean isMissingClass(Throwable cause) {
        return (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError)
                && CLASS_NAME.matcher(String.valueOf(cause.getMessage())).matches();
    }

    /** Its deepest cause, itself where it has none. */
    public static Throwable root(Throwable problem) {
        Throwable at = problem;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** What kind of problem, such as {@code unresolved address}. */
    private static String kind(Throwable problem) {
        return problem.getClass()
                .getSimpleName()
                .replaceFirst("(Exception|Error)$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
