package dev.heed.cli.parquet;

import java.util.List;

/**
 * A column of a file.
 *
 * @param path names from the outermost structure to the value
 * @param kind what its cells are
 * @param type in words, for messages
 */
public record ParquetColumn(List<String> path, Kind kind, String type) {
    /** What the cells of a column are. */
    public enum Kind {
        /** Times: a date with a time of day. */
        TIMESTAMP("times"),
        /** Times as 96 bits, without a zone, as old Spark, Hive and Impala write them. */
        INT96("times"),
        DATE("dates"),
        TIME_OF_DAY("times of day"),
        NUMBER("numbers"),
        /** Yes and no, read as 1 and 0. */
        BOOLEAN("booleans"),
        TEXT("strings"),
        /** What is no single value of these: a list, a map, bytes. Its cells name the type in brackets. */
        OTHER("what is not read");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether a cell is a moment. */
        public boolean isTime() {
            return this == TIMESTAMP || this == INT96;
        }
    }

    public ParquetColumn {
        path = List.copyOf(path);
    }

    /** The path with points in between, such as {@code motor.speed}. */
    public String name() {
        return String.join(".", path);
    }
}
