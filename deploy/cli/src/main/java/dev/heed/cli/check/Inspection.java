package dev.heed.cli.check;

import dev.heed.model.refusal.Refusal;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at one thing after another and tells each in a line: what was found where it is right, what to do where it is not. What
 * is wrong keeps nothing else from being looked at.
 */
final class Inspection {
    private static final String LINE = "%-5s %-12s %s%n";

    private final PrintWriter out;
    private final PrintWriter err;
    private final String command;
    private int wrong;
    private int looked;

    /**
     * An inspection that has found nothing wrong yet.
     *
     * @param out for what is right
     * @param err for what is not
     * @param command that says so
     */
    Inspection(PrintWriter out, PrintWriter err, String command) {
        this.out = out;
        this.err = err;
        this.command = command;
    }

    /**
     * Looks at a thing.
     *
     * @param name such as {@code topics}
     * @param finding says what was found, or throws what is wrong
     * @return whether it is right
     */
    boolean look(String name, Supplier<String> finding) {
        looked++;
        try {
            out.printf(LINE, "ok", name, finding.get());
            out.flush();
            return true;
        } catch (Refusal e) {
            wrong++;
            out.flush();
            err.println(command + ": " + e.getMessage());
            err.flush();
            return false;
        }
    }

    /** Tells what is worth knowing and keeps nothing from its start. */
    void note(String name, Optional<String> found) {
        found.ifPresent(text -> {
            out.printf(LINE, "note", name, text);
            out.flush();
        });
    }

    /** Tells that a thing cannot be looked at. */
    void skip(String name, String why) {
        note(name, Optional.of("not looked at: " + why));
    }

    int wrong() {
        return wrong;
    }

    int looked() {
        return looked;
    }
}
