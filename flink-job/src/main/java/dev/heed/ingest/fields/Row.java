package dev.heed.ingest.fields;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What stands at the paths that are asked for, in their order. Mutable, reused from record to record, for one thread. */
public final class Row {
    private static final int LONGEST_QUOTE = 60;

    private final Kind[] kinds;
    private final long[] wholes;
    private final double[] decimals;
    private final @Nullable String[] texts;
    private final @Nullable Samples[] samples;

    /** What stands somewhere. */
    public enum Kind {
        /** Nothing: the path leads nowhere. */
        ABSENT,
        /** {@code null}, or an empty cell. */
        EMPTY,
        /** A whole number. */
        WHOLE,
        /** Another number. */
        DECIMAL,
        /** True or false. */
        TRUTH,
        /** A text. */
        TEXT,
        /** An array of numbers. */
        SAMPLES,
        /** Something that is no value, such as an object. */
        OTHER
    }

    Row(int fields) {
        kinds = new Kind[fields];
        wholes = new long[fields];
        decimals = new double[fields];
        texts = new String[fields];
        samples = new Samples[fields];
        clear();
    }

    void clear() {
        Arrays.fill(kinds, Kind.ABSENT);
    }

    void put(int field, long value) {
        kinds[field] = Kind.WHOLE;
        wholes[field] = value;
    }

    void put(int field, double value) {
        kinds[field] = Kind.DECIMAL;
        decimals[field] = value;
    }

    void put(int field, boolean value) {
        kinds[field] = Kind.TRUTH;
        wholes[field] = value ? 1 : 0;
    }

    void put(int field, String value) {
        kinds[field] = Kind.TEXT;
        texts[field] = value;
    }

    void put(int field, Samples value) {
        kinds[field] = Kind.SAMPLES;
        samples[field] = value;
    }

    void putEmpty(int field) {
        kinds[field] = Kind.EMPTY;
    }

    /** @param what in words, such as "an object" */
    void putOther(int field, String what) {
        kinds[field] = Kind.OTHER;
        texts[field] = what;
    }

    /** What stands there. */
    public Kind kind(int field) {
        return kinds[field];
    }

    /** A {@link Kind#WHOLE} number, or 1 for true and 0 for false. */
    public long whole(int field) {
        return wholes[field];
    }

    /** A {@link Kind#WHOLE} or {@link Kind#DECIMAL} number. */
    public double number(int field) {
        return kinds[field] == Kind.DECIMAL ? decimals[field] : wholes[field];
    }

    /** The numbers of an array. */
    public Samples samples(int field) {
        return requireNonNull(samples[field]);
    }

    /** A value as text; null where there is none. */
    public @Nullable String text(int field) {
        return switch (kinds[field]) {
            case TEXT -> texts[field];
            case WHOLE -> Long.toString(wholes[field]);
            case DECIMAL -> Double.toString(decimals[field]);
            case TRUTH -> Boolean.toString(wholes[field] == 1);
            case ABSENT, EMPTY, SAMPLES, OTHER -> null;
        };
    }

    /** What stands there, in words. */
    public String found(int field) {
        return switch (kinds[field]) {
            case ABSENT -> "nothing";
            case EMPTY -> "no value";
            case SAMPLES -> "an array of " + samples(field).size();
            case OTHER -> String.valueOf(texts[field]);
            default -> quoted(String.valueOf(text(field)));
        };
    }

    /** A text in quotes, its first part at most. */
    public static String quoted(String text) {
        return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + "'";
    }
}
