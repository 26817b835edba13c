package dev.heed.cli.monitoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of Prometheus' text format.
 *
 * @param name of the metric
 * @param labels by name
 * @param value may be NaN
 */
record Series(String name, Map<String, String> labels, double value) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** All series of a page. */
    static List<Series> of(String page) {
        return page.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Series::parse)
                .toList();
    }

    private static Series parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a line of Prometheus' text format, found " + line);
        }
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(parts.group(2) == null ? "" : parts.group(2));
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return new Series(parts.group(1), labels, Double.parseDouble(parts.group(3)));
    }
}
