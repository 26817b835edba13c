package dev.heed.broker;

import java.util.regex.Pattern;

/**
 * Names of a job's transactions: its prefix, {@link #END}, and what Flink's sink adds. A sink aborts at its start whatever
 * begins with the text that it is given, so that without the end a job {@code heed} would abort those of a job
 * {@code heed-pumps} that runs.
 */
public final class TransactionIds {
    /** What no prefix holds. */
    public static final String END = "/";

    /** Subtask and number. */
    private static final Pattern OF_A_SINK = Pattern.compile(END + "?-\\d+-\\d+$");

    private TransactionIds() {}

    /** How the names of a job's transactions begin, and those of no other job. */
    public static String begin(String prefix) {
        return prefix + END;
    }

    /** The prefix of the job that a transaction is of. */
    static String prefix(String id) {
        return OF_A_SINK.matcher(id).replaceFirst("");
    }
}
