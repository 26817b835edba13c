package dev.heed.cli.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PromQL expression reads: a metric's name and conditions on labels.
 *
 * @param name of the metric
 * @param conditions on its labels
 */
record Selector(String name, List<Condition> conditions) {
    private static final Pattern SELECTOR = Pattern.compile("\\b((?:flink|DCGM)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

    /** A condition on a label. */
    record Condition(String label, String operator, String value) {
        boolean holds(Series series) {
            String found = series.labels().getOrDefault(label, "");
            return switch (operator) {
                case "=" -> found.equals(value);
                case "!=" -> !found.equals(value);
                case "=~" -> found.matches(value);
                default -> !found.matches(value);
            };
        }
    }

    /** All that an expression reads. */
    static List<Selector> in(String expression) {
        List<Selector> selectors = new ArrayList<>();
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            List<Condition> conditions = new ArrayList<>();
            Matcher condition = CONDITION.matcher(selector.group(2) == null ? "" : selector.group(2));
            while (condition.find()) {
                conditions.add(new Condition(condition.group(1), condition.group(2), condition.group(3)));
            }
            selectors.add(new Selector(selector.group(1), conditions));
        }
        return selectors;
    }

    boolean finds(Series series) {
        return series.name().equals(name) && conditions.stream().allMatch(condition -> condition.holds(series));
    }
}
