package dev.heed.model.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class CauseTest {
    @Test
    void saysWhatTheDeepestCauseSays() {
        assertThat(Cause.inWords(new IllegalStateException("outer", new IOException("disk full"))))
                .isEqualTo("disk full");
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        assertThat(Cause.inWords(new NoSuchFileException("a.csv"))).isEqualTo("no such file");
        assertThat(Cause.inWords(new AccessDeniedException("a.csv"))).isEqualTo("access denied");
        assertThat(Cause.inWords(new FileAlreadyExistsException("out"))).isEqualTo("there is a file of that name");
        assertThat(Cause.inWords(new FileSystemException("out", null, "Not a directory")))
                .isEqualTo("Not a directory");
    }

    @Test
    void saysTheKindOfAProblemWithoutAMessage() {
        assertThat(Cause.inWords(new UnresolvedAddressException())).isEqualTo("unresolved address");
    }

    @Test
    void saysThatAClassIsMissing() {
        assertThat(Cause.inWords(new NoClassDefFoundError("org/flink/Slot$Request")))
                .isEqualTo("the class org.flink.Slot$Request is not on the class path, so a jar is missing");
        assertThat(Cause.inWords(new NoClassDefFoundError("Could not initialize class org.flink.Slot")))
                .isEqualTo("Could not initialize class org.flink.Slot");
    }

    @Test
    void findsTheCauseInAStackThatAServerSent() {
        String sent =
                "[Internal server error., <Exception on server side:\norg.apache.flink.SubmissionException: Failed.\n"
                        + "\tat org.apache.flink.Dispatcher.run(Dispatcher.java:1324)\n"
                        + "Caused by: java.lang.RuntimeException: Could not deserialize stream node 1\n\t... 4 more\n";
        assertThat(Cause.inWords(new IOException(sent))).isEqualTo("Could not deserialize stream node 1");
    }
}
