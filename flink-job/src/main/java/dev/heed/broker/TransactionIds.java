package dev.heed.broker;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Names of a job's transactions: its prefix, {@link #END}, the attempt, and what Flink's sink adds. A sink aborts at its start
 * what begins with the prefix and the end, so that without the end a job {@code heed} would abort those of a job {@code
 * heed-pumps} that runs. Each attempt has names of its own: whoever begins a transaction aborts the open one of the same
 * name, and a TaskManager that hung must not do so to its successor.
 */
public final class TransactionIds {
    /** What no prefix holds. */
    public static final String END = "/";

    /** Attempt, subtask and number. */
    private static final Pattern OF_A_SINK = Pattern.compile("(" + END + "\\w*)?-\\d+-\\d+$");

    /** Subtask and number. */
    private static final Pattern NUMBERS = Pattern.compile("-\\d+-\\d+$");

    private static final int RADIX = 36;
    private static final AtomicLong ATTEMPTS = new AtomicLong();

    private TransactionIds() {}

    /** How the names of a job's transactions begin, and those of no other job. */
    public static String begin(String prefix) {
        return prefix + END;
    }

    /** How the names of one attempt's transactions begin; a different one each time. */
    public static String ofAttempt(String prefix) {
        return begin(prefix)
                + Long.toString(ATTEMPTS.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis())), RADIX);
    }

    /** How the names of all attempts begin, given how those of one do; names from before there were attempts stay. */
    public static String ofAllAttempts(String attempt) {
        return attempt.substring(0, attempt.contains(END) ? attempt.indexOf(END) + 1 : attempt.length());
    }

    /** How the names of the transactions begin that are of the same attempt as one. */
    public static String attemptOf(String id) {
        return NUMBERS.matcher(id).replaceFirst("");
    }

    /** The prefix of the job that a transaction is of. */
    static String prefix(String id) {
        return OF_A_SINK.matcher(id).replaceFirst("");
    }
}
