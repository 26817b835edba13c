package dev.heed.console.notify.courier;

import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Words;
import dev.heed.model.refusal.Cause;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is told to who runs the command: a line each, without secrets and without what a terminal would obey. Safe for several threads. */
public final class Journal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final UnaryOperator<String> clean;
    private final @Nullable FailedFile failed;

    /**
     * A journal.
     *
     * @param clean takes secrets out of a text
     * @param failed keeps what is lost; null: nothing does
     */
    public Journal(PrintWriter out, PrintWriter err, UnaryOperator<String> clean, @Nullable FailedFile failed) {
        this.out = out;
        this.err = err;
        this.clean = clean;
        this.failed = failed;
    }

    void delivered(String destination, Notification notification) {
        if (notification.event() != Notification.Event.REMINDER) {
            print(
                    out,
                    destination + ": delivered " + notification.event().label() + " " + notification.id() + ": "
                            + Words.headline(notification));
        }
    }

    void problem(String destination, String line) {
        print(err, destination + ": " + line);
    }

    void lost(String destination, Notification notification, String why) {
        print(
                err,
                "%s: LOST %s of %s: %s: %s"
                        .formatted(
                                destination,
                                notification.event().label(),
                                notification.id(),
                                why,
                                Words.headline(notification)));
        if (failed != null) {
            try {
                failed.add(destination, notification, clean.apply(why));
            } catch (IOException e) {
                print(err, destination + ": --failed: expected to write it, found: " + Cause.inWords(e));
            }
        }
    }

    private synchronized void print(PrintWriter to, String line) {
        to.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " "
                + clean.apply(line).replaceAll("\\p{Cntrl}", " "));
        to.flush();
    }
}
