package dev.heed.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Where this process writes its errors. */
final class StandardError {
    /** Set by the launcher: the standard error that it was given, past the filter of what native libraries write. */
    private static final String GIVEN = "heed.stderr";

    private StandardError() {}

    /** Writes to the launcher's standard error where it names one that can be opened. */
    static void pastTheFilter() {
        @Nullable String given = System.getProperty(GIVEN);
        if (given == null) {
            return;
        }
        try {
            System.setErr(new PrintStream(new FileOutputStream(given, true), true, Charset.defaultCharset()));
        } catch (IOException closed) {
            // Such as a socket, which cannot be opened by name: the filter passes all but two lines on.
            System.clearProperty(GIVEN);
        }
    }
}
