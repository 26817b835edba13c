package dev.heed.cli.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code heed apply} wrote for one entity. */
final class CsvFiles {
    private final Path directory;
    private final Map<String, Map<String, float[]>> read = new TreeMap<>();

    CsvFiles(Path directory) {
        this.directory = directory;
    }

    /** The numbers of a file's row, found by the times in its first columns, µs since the epoch. */
    float[] row(String file, long... micros) {
        StringBuilder key = new StringBuilder();
        for (long time : micros) {
            key.append(time).append(' ');
        }
        float[] row =
                read.computeIfAbsent(file, name -> rows(name, micros.length)).get(key.toString());
        if (row == null) {
            throw new AssertionError("no row " + key + "in " + directory.resolve(file));
        }
        return row;
    }

    private Map<String, float[]> rows(String file, int times) {
        Map<String, float[]> rows = new TreeMap<>();
        List<String> lines = lines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            float[] values = new float[cells.length - times];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(cells[times + i]);
            }
            rows.put(key(Arrays.copyOf(cells, times)), values);
        }
        return rows;
    }

    private static String key(String... times) {
        StringBuilder key = new StringBuilder();
        for (String time : times) {
            key.append(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time)))
                    .append(' ');
        }
        return key.toString();
    }

    /** Index of the column with the id. */
    private static final int ID = 7;

    /** The ids of a file of alerts, with their states. */
    List<String> alerts() {
        List<String> lines = lines("alerts.csv");
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1))
                .map(cells -> cells[1] + ' ' + cells[ID])
                .toList();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
