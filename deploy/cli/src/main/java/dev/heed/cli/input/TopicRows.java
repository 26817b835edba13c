package dev.heed.cli.input;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of topics, which were read once and lie in a temporary file in the order of time. */
final class TopicRows implements SeriesFiles {
    private static final long serialVersionUID = 1L;

    private final File rows;
    private final long count;
    private final List<String> channels;
    private final List<String> units;
    private final transient @Nullable List<MappedTally> tallies;

    private TopicRows(File rows, long count, List<String> channels, List<String> units, List<MappedTally> tallies) {
        this.rows = rows;
        this.count = count;
        this.channels = channels;
        this.units = units.isEmpty() ? Collections.nCopies(channels.size(), "") : units;
        this.tallies = tallies;
    }

    /** Writes rows down. */
    static TopicRows of(List<Row> rows, List<String> channels, List<String> units, List<MappedTally> tallies) {
        try {
            Path file = Files.createTempFile("heed-rows-", "");
            file.toFile().deleteOnExit();
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                for (Row row : rows) {
                    out.writeUTF(row.entity());
                    out.writeLong(row.timeMicros());
                    for (double value : row.values()) {
                        out.writeDouble(value);
                    }
                }
            }
            return new TopicRows(file.toFile(), rows.size(), channels, units, tallies);
        } catch (IOException e) {
            throw Refusal.failure("expected to write rows to a temporary file, found: " + Cause.inWords(e)
                            + "; make room there, or ask for less time")
                    .causedBy(e);
        }
    }

    /** {@inheritDoc} Of topics none. */
    @Override
    public List<File> files() {
        return List.of();
    }

    @Override
    public List<String> channels() {
        return channels;
    }

    @Override
    public List<String> units() {
        return units;
    }

    /** {@inheritDoc} It is missing in the rows already. */
    @Override
    public List<String> missing() {
        return List.of();
    }

    @Override
    public @Nullable RowClock clock() {
        return null;
    }

    @Override
    public SeriesFiles columns(List<String> wanted) {
        throw Refusal.failure("expected files of CSV to read the columns %s from, found topics".formatted(wanted));
    }

    @Override
    public Stream<Row> rows(Account account) {
        if (tallies != null) {
            tallies.forEach(account::open);
        }
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(rows.toPath())));
            return LongStream.range(0, count).mapToObj(index -> row(in)).onClose(() -> close(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(DataInputStream in) {
        try {
            String entity = in.readUTF();
            long time = in.readLong();
            double[] values = new double[channels.size()];
            for (int c = 0; c < values.length; c++) {
                values[c] = in.readDouble();
            }
            return new Row(entity, time, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(DataInputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
