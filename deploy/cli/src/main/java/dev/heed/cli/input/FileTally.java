package dev.heed.cli.input;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The count of what became of the rows of one file. */
interface FileTally {
    /** Whose rows they are. */
    Path file();

    /** All rows that were read. */
    long rows();

    /** Those that were used. */
    long usedRows();

    /** What was left out of the rows, in words; "" where nothing was. */
    String leftOut();

    /** What a user is to know, a line each. */
    List<String> notes();

    /** How far the first rows are apart, µs. */
    LongStream steps();

    /** Where and how the clock first went back; empty where it never did. */
    Optional<String> firstBackwards();
}
