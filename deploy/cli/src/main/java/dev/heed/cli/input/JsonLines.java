package dev.heed.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.heed.model.refusal.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.flink.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** The lines of a file of which each is an object of JSON; a cell is found by its path, such as {@code motor.speed}. */
final class JsonLines implements Lines {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final BufferedReader reader;
    private final Map<String, Integer> columns = new HashMap<>();
    private long number;
    private @Nullable String ahead;

    private JsonLines(Path file, Reader reader, List<String> names) {
        this.file = file;
        this.reader = new BufferedReader(reader);
        names.forEach(name -> columns.put(name, columns.size()));
    }

    static JsonLines open(Path file, List<String> names) {
        try {
            return new JsonLines(file, FileText.open(file, StandardCharsets.UTF_8, 0), names);
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    /** The paths of all values of a file, in the order in which they appear. */
    static List<String> names(Path file) {
        Map<String, Boolean> seen = new LinkedHashMap<>();
        try (JsonLines lines = open(file, List.of())) {
            while (lines.hasNext()) {
                lines.read().keySet().forEach(name -> seen.put(name, true));
            }
        }
        return List.copyOf(seen.keySet());
    }

    /** The cells of some lines under these names. */
    static List<Line> of(List<String> lines, List<String> names) {
        List<Line> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Map<String, String> values = values(lines.get(i)).orElse(Map.of());
            read.add(new Line(
                    i + 1L,
                    names.stream().map(name -> values.getOrDefault(name, "")).toList(),
                    false));
        }
        return read;
    }

    @Override
    public boolean hasNext() {
        try {
            while (ahead == null || ahead.isBlank()) {
                ahead = reader.readLine();
                if (ahead == null) {
                    return false;
                }
                number++;
            }
            return true;
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    @Override
    public Line next() {
        Map<String, String> values = read();
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        values.forEach((name, value) -> {
            Integer column = columns.get(name);
            if (column != null) {
                cells[column] = value;
            }
        });
        return new Line(number, Arrays.asList(cells), false);
    }

    private Map<String, String> read() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String line = String.valueOf(ahead);
        ahead = null;
        return values(line)
                .orElseThrow(() -> Refusal.failure("%s line %d: expected an object of JSON in each line, found '%s'"
                        .formatted(file, number, shortened(line))));
    }

    private static String shortened(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    /** Values by path; empty where the line is no object. Values of an array have its index in their path. */
    private static Optional<Map<String, String>> values(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    values.put(path(parser), token == JsonToken.VALUE_NULL ? "" : parser.getText());
                }
            }
            return Optional.of(values);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(reader);
    }
}
