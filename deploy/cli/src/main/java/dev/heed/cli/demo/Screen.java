package dev.heed.cli.demo;

import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.SimilarMoment;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the watcher of a demo sees: alerts as they open, and under them a line that changes. For several threads. */
final class Screen {
    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean live;
    private boolean hasLine;

    /** A screen; the changing line is left out where {@code live} is false. */
    Screen(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** A line that stays. */
    synchronized void say(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    /** A line until the next one. */
    synchronized void status(String line) {
        if (live) {
            clear();
            out.print(line);
            out.flush();
            hasLine = true;
        }
    }

    private void clear() {
        if (hasLine) {
            out.print(BACK_AND_CLEAR);
            hasLine = false;
        }
    }

    /** An alert that opens. */
    void alert(SaliencyAlert alert) {
        say("%s  ALERT %-6s  %s".formatted(second(alert.getTime()), alert.getSeverity(), alert.getText()));
        alert.getSimilar().stream()
                .filter(SimilarMoment::getAlerted)
                .findFirst()
                .ifPresent(moment -> say("%21s like the alert of %s".formatted("", second(moment.getTime()))));
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
