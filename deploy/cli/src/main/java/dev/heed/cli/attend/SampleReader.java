package dev.heed.cli.attend;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowReader;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.refusal.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads the first rows of a file's first entity; a missing value is the channel's mean. */
final class SampleReader {
    private SampleReader() {}

    static Sample read(SeriesFiles files, int most) {
        List<String> times = new ArrayList<>();
        List<float[]> rows = new ArrayList<>();
        String entity = "";
        try (RowReader reader = files.rows()) {
            while (rows.size() < most && reader.hasNext()) {
                Row row = reader.next();
                entity = entity.isEmpty() ? row.entity() : entity;
                if (row.entity().equals(entity)) {
                    times.add(Instant.EPOCH
                            .plus(row.timeMicros(), ChronoUnit.MICROS)
                            .toString());
                    rows.add(row.values());
                }
            }
        }
        if (rows.size() < 2) {
            throw Refusal.failure("expected at least two rows to attend, found " + rows.size());
        }
        int channels = files.channels().size();
        float[] values = new float[rows.size() * channels];
        for (int c = 0; c < channels; c++) {
            standardise(rows, c, values, channels);
        }
        return new Sample(times, files.channels(), values);
    }

    private static void standardise(List<float[]> rows, int c, float[] values, int channels) {
        double[] seen = rows.stream()
                .mapToDouble(row -> row[c])
                .filter(x -> !Double.isNaN(x))
                .toArray();
        double mean = java.util.Arrays.stream(seen).average().orElse(0);
        double deviation = Math.sqrt(java.util.Arrays.stream(seen)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0));
        for (int t = 0; t < rows.size(); t++) {
            double x = rows.get(t)[c];
            values[t * channels + c] = (float) (Double.isNaN(x) || deviation == 0 ? 0 : (x - mean) / deviation);
        }
    }
}
