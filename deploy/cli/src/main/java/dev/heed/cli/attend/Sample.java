package dev.heed.cli.attend;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.attention.catalogue.MechanismRun.Array;
import dev.heed.model.refusal.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows that a mechanism is shown, each channel at mean 0 and deviation 1.
 *
 * @param times of the rows
 * @param channels names
 * @param values [rows × channels] row by row
 */
record Sample(List<String> times, List<String> channels, float[] values) {
    /** The first rows of the files' first entity; a missing value is the channel's mean. */
    static Sample read(SeriesFiles files, int most, Account account) {
        List<Row> rows = new ArrayList<>();
        try (Stream<Row> all = files.rows(account)) {
            Iterator<Row> left = all.iterator();
            while (rows.size() < most && left.hasNext()) {
                Row row = left.next();
                if (rows.isEmpty() || row.entity().equals(rows.get(0).entity())) {
                    rows.add(row);
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
        List<String> times = rows.stream()
                .map(row ->
                        Instant.EPOCH.plus(row.timeMicros(), ChronoUnit.MICROS).toString())
                .toList();
        return new Sample(times, files.channels(), values);
    }

    private static void standardise(List<Row> rows, int c, float[] values, int channels) {
        double[] seen = rows.stream()
                .mapToDouble(row -> row.values()[c])
                .filter(x -> !Double.isNaN(x))
                .toArray();
        double mean = Arrays.stream(seen).average().orElse(0);
        double deviation = Math.sqrt(
                Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).average().orElse(0));
        for (int t = 0; t < rows.size(); t++) {
            double x = rows.get(t).values()[c];
            values[t * channels + c] = (float) (Double.isNaN(x) || deviation == 0 ? 0 : (x - mean) / deviation);
        }
    }

    /** What a mechanism is given, by the names of the catalogue. */
    Map<String, Array> inputs(MechanismFile file) {
        Map<String, Array> inputs = new LinkedHashMap<>();
        switch (file.mechanism()) {
            case "attention" -> List.of("query", "key", "value").forEach(name -> inputs.put(name, of(channels)));
            case "cross_attention", "co_attention" -> {
                inputs.put(
                        "x",
                        of(channels.stream()
                                .filter(c -> !second(file).contains(c))
                                .toList()));
                inputs.put("y", of(second(file)));
            }
            default -> inputs.put("x", of(channels));
        }
        if ("context".equals(file.words().get("kind"))) {
            inputs.put("context", new Array(List.of(1L, (long) channels.size()), new float[channels.size()]));
        }
        if (file.mechanism().equals("location_attention")
                && !"hard".equals(file.words().get("softness"))) {
            inputs.put("theta", new Array(List.of(1L, 2L), new float[] {.5f, 0}));
        }
        return inputs;
    }

    private List<String> second(MechanismFile file) {
        List<String> second =
                file.groups().isEmpty() ? channels.subList((channels.size() + 1) / 2, channels.size()) : file.groups();
        if (!channels.containsAll(second) || second.isEmpty() || second.size() >= channels.size()) {
            throw Refusal.usage("groups.y: expected some, not all, of the channels " + channels + ", found " + second);
        }
        return second;
    }

    /** [1, rows, channels] of some channels. */
    private Array of(List<String> wanted) {
        int[] columns = wanted.stream().mapToInt(channels::indexOf).toArray();
        float[] picked = new float[times.size() * columns.length];
        IntStream.range(0, picked.length)
                .forEach(i -> picked[i] = values[i / columns.length * channels.size() + columns[i % columns.length]]);
        return new Array(List.of(1L, (long) times.size(), (long) columns.length), picked);
    }
}
