package dev.heed.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs a command line in this JVM and keeps what it said. */
public final class CommandLineFixture {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final int status;

    private CommandLineFixture(String... arguments) {
        CommandLine line = Heed.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        this.status = line.execute(arguments);
    }

    public static CommandLineFixture heed(String... arguments) {
        return new CommandLineFixture(arguments);
    }

    public int status() {
        return status;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
