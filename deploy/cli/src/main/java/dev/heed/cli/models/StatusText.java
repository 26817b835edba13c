package dev.heed.cli.models;

import dev.heed.schemas.ModelStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a job said of an update, in words. */
final class StatusText {
    private StatusText() {}

    static String of(ModelStatus status) {
        String text = switch (status.getState()) {
            case SEEN -> "seen by the job";
            case LOADED -> "loaded by " + subtasks(status) + " subtasks";
            case ACTIVE -> "active" + since(status);
            case REFUSED -> "refused (" + status.getReason() + "): " + status.getText();
        };
        return switch (status.getState()) {
            case REFUSED -> text;
            default -> status.getText().isEmpty() ? text : text + ": " + status.getText();
        };
    }

    static String subtasks(ModelStatus status) {
        return status.getSubtasks() + " of " + status.getOf();
    }

    private static String since(ModelStatus status) {
        Instant since = status.getSince();
        if (since == null) {
            return "";
        }
        return " since " + time(since)
                + (since.isAfter(status.getEffective()) ? ", asked for " + time(status.getEffective()) : "");
    }

    /** A time without parts of a second that are 0. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
