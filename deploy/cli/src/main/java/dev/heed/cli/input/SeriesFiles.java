package dev.heed.cli.input;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of series with the same channels, or rows of topics that were read. Serializable, so that a Flink source can read them. */
public sealed interface SeriesFiles extends Serializable permits CsvFiles, MappedFiles, TopicRows {
    /** The files, in the order in which they were named. */
    List<File> files();

    /** Names, in the order of every row's values. */
    List<String> channels();

    /** Units of the channels, "" where no file names one. */
    List<String> units();

    /** Numbers and words that the user said stand for no value. */
    List<String> missing();

    /** Gives rows without times theirs; null: the files do. */
    @Nullable
    RowClock clock();

    /**
     * The same files with other columns as their channels.
     *
     * @throws dev.heed.model.refusal.Refusal when they are no columns
     */
    SeriesFiles columns(List<String> wanted);

    /**
     * The rows of all files, interleaved by time; those of one file in the order of the file, or of time where records name their
     * entities. To be closed. The account, which is complete when the last row has been read, tells what became of them.
     *
     * @throws dev.heed.model.refusal.Refusal here or while reading, when a file cannot be read or a cell is wrong
     */
    Stream<Row> rows(Account account);

    /** The same where nobody asks what became of them. */
    default Stream<Row> rows() {
        return rows(new Account());
    }

    /**
     * Reads the beginnings of CSV files; the first file's channels are everybody's.
     *
     * @param paths one or more
     * @throws dev.heed.model.refusal.Refusal when a file cannot be read, or in more ways than one, its columns do not fit, or
     *     two files name the same entity
     */
    static SeriesFiles open(List<Path> paths, CsvLayout layout) {
        return CsvFiles.open(paths, layout, List.of(), List.of());
    }

    /**
     * What a file's entity is called where no column says it: its name without {@code .csv}, {@code .tsv}, {@code .jsonl},
     * {@code .ndjson} or {@code .parquet} and without {@code .gz}, {@code .zst} or what Spark calls a compression.
     */
    static String entityOf(Path file) {
        return String.valueOf(file.getFileName())
                .replaceFirst("(?i)([.](snappy|gz|zstd|lz4raw))?[.]parquet$", "")
                .replaceFirst("(?i)([.](csv|tsv|jsonl|ndjson))?([.](gz|zst))?$", "");
    }
}
