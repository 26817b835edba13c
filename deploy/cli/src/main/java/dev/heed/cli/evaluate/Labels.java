package dev.heed.cli.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which rows of a series are anomalous, and which channels are to blame.
 *
 * @param anomalous runs of rows, [start, end) each
 * @param explained what is known of some of them
 */
record Labels(List<List<Integer>> anomalous, List<Explained> explained) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Labels {
        anomalous = anomalous == null ? List.of() : List.copyOf(anomalous);
        explained = explained == null ? List.of() : List.copyOf(explained);
    }

    /** The names of the channels behind an anomaly, rows [start, end). */
    record Explained(int start, int end, List<String> channels) {}

    /**
     * Reads {@code {"anomalous": [[start, end], …], "explained": [{"start": …, "end": …, "channels": […]}, …]}}.
     *
     * @param channels that may be named
     * @throws Refusal when the file cannot be read, is something else, or names another channel
     */
    static Labels read(Path file, List<String> channels) {
        try {
            JsonNode whole = MAPPER.readTree(Files.readString(file));
            requireRuns(file, whole.path("anomalous"));
            if (!whole.has("anomalous") && !whole.has("explained")) {
                throw Refusal.failure("%s: expected labels such as {\"anomalous\": [[120, 180]]}, found %s"
                        .formatted(file, whole.isObject() ? "an object of " + names(whole) : "no object"));
            }
            Labels labels = MAPPER.treeToValue(whole, Labels.class);
            labels.verify(file, channels);
            return labels;
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw Refusal.failure("%s: expected labels such as {\"anomalous\": [[120, 180]]}, found: no such JSON%s"
                            .formatted(file, where))
                    .causedBy(e);
        } catch (IOException e) {
            throw Refusal.failure("%s: expected a file of labels, found: %s".formatted(file, Cause.inWords(e)))
                    .causedBy(e);
        }
    }

    /** Runs are of row numbers: neither times nor halves of rows. */
    private static void requireRuns(Path file, JsonNode runs) {
        for (JsonNode run : runs) {
            for (JsonNode edge : run) {
                if (!edge.isIntegralNumber()) {
                    throw Refusal.failure(
                            "%s: expected runs of rows, counted from 0, such as {\"anomalous\": [[120, 180]]}, found %s"
                                    .formatted(file, edge));
                }
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void verify(Path file, List<String> channels) {
        for (List<Integer> run : anomalous) {
            if (run.size() != 2 || run.get(0) < 0 || run.get(1) <= run.get(0)) {
                throw Refusal.failure(
                        "%s: expected runs of rows [first, row after the last], found %s".formatted(file, run));
            }
        }
        for (Explained one : explained) {
            for (String channel : one.channels()) {
                if (!channels.contains(channel)) {
                    throw Refusal.failure(
                            "%s: expected channels of the model, %s, found '%s'".formatted(file, channels, channel));
                }
            }
        }
    }

    /** The labels of each entity, from a column of the input. */
    static Map<String, Labels> ofColumn(SeriesFiles files, String column) {
        Map<String, List<Double>> marks = new LinkedHashMap<>();
        try (Stream<Row> rows = files.columns(List.of(column)).rows()) {
            rows.forEach(row -> marks.computeIfAbsent(row.entity(), entity -> new ArrayList<>())
                    .add(row.values()[0]));
        }
        Map<String, Labels> labels = new LinkedHashMap<>();
        marks.forEach((entity, own) -> labels.put(entity, of(own)));
        return labels;
    }

    /** Labels by row: anomalous where the mark is not 0. */
    private static Labels of(List<Double> marks) {
        BitSet marked = new BitSet();
        IntStream.range(0, marks.size())
                .filter(row -> marks.get(row) != 0 && !Double.isNaN(marks.get(row)))
                .forEach(marked::set);
        List<List<Integer>> runs = new ArrayList<>();
        for (int end = 0, start = marked.nextSetBit(0); start >= 0; start = marked.nextSetBit(end)) {
            end = marked.nextClearBit(start);
            runs.add(List.of(start, end));
        }
        return new Labels(runs, List.of());
    }

    /** How many of the runs go beyond so many rows: they are hardly labels of these. */
    long beyond(int rows) {
        return anomalous.stream().filter(run -> run.get(1) > rows).count();
    }

    /** The runs, from {@code first} on and before {@code end}, counted from {@code first}. */
    List<Segment> segments(int first, int end) {
        return anomalous.stream()
                .map(run -> new Segment(Math.max(run.get(0), first) - first, Math.min(run.get(1), end) - first))
                .filter(segment -> segment.length() > 0)
                .toList();
    }
}
