package dev.heed.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Where this process writes its errors. */
final class StandardError {
    /** Set by the launcher: the number of the standard error that it was given, past the filter of what native libraries write. */
    private static final String GIVEN = "heed.stderr";

    private StandardError() {}

    /**
     * Writes to the launcher's standard error where it names one. It is inherited, and not opened by its name: a file would be
     * written at another place than standard output writes it, and they would write over each other.
     */
    static void pastTheFilter() {
        @Nullable String given = System.getProperty(GIVEN);
        if (given == null) {
            return;
        }
        try {
            Constructor<FileDescriptor> inherited = FileDescriptor.class.getDeclaredConstructor(int.class);
            inherited.setAccessible(true);
            FileDescriptor descriptor = inherited.newInstance(Integer.valueOf(given));
            System.setErr(new PrintStream(new FileOutputStream(descriptor), true, Charset.defaultCharset()));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            // Such as a Java that has no numbers of files: the filter passes all but two lines on.
            System.clearProperty(GIVEN);
        }
    }
}
