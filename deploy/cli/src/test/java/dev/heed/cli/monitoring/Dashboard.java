package dev.heed.cli.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Grafana dashboard, read strictly: a field that Grafana does not know is refused, as is one that is missing. */
record Dashboard(
        @JsonProperty(required = true) String uid,
        @JsonProperty(required = true) String title,
        String description,
        List<String> tags,
        @JsonProperty(required = true) int schemaVersion,
        int version,
        boolean editable,
        String timezone,
        String refresh,
        Time time,
        @JsonProperty(required = true) Templating templating,
        Listed annotations,
        List<JsonNode> links,
        @JsonProperty(required = true) List<JsonNode> panels) {

    record Time(String from, String to) {}

    record Listed(List<JsonNode> list) {}

    record Templating(@JsonProperty(required = true) List<Variable> list) {}

    record Variable(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) JsonNode query,
            String label,
            @Nullable Source datasource,
            boolean includeAll,
            @Nullable String allValue,
            boolean multi,
            int refresh,
            @Nullable JsonNode current) {}

    record Source(
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) String uid) {}

    record Place(int h, int w, int x, int y) {}

    record Row(int id, String type, String title, boolean collapsed, Place gridPos, List<JsonNode> panels) {}

    record Panel(
            @JsonProperty(required = true) int id,
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) String title,
            String description,
            @JsonProperty(required = true) Source datasource,
            @JsonProperty(required = true) Place gridPos,
            @JsonProperty(required = true) List<Target> targets,
            @JsonProperty(required = true) FieldConfig fieldConfig,
            @JsonProperty(required = true) Options options) {}

    record Target(
            @JsonProperty(required = true) String refId,
            @JsonProperty(required = true) Source datasource,
            @JsonProperty(required = true) String expr,
            @JsonProperty(required = true) String legendFormat) {}

    record FieldConfig(@JsonProperty(required = true) Defaults defaults, List<JsonNode> overrides) {}

    record Defaults(
            @JsonProperty(required = true) String unit,
            @Nullable Double min,
            @Nullable Integer decimals,
            @Nullable Thresholds thresholds,
            @Nullable Custom custom) {}

    record Thresholds(String mode, List<Step> steps) {}

    record Step(String color, @Nullable Double value) {}

    record Custom(int fillOpacity, Stacking stacking) {}

    record Stacking(String mode) {}

    record Options(
            @Nullable Calculation reduceOptions,
            @Nullable String colorMode,
            @Nullable String graphMode,
            @Nullable Legend legend,
            @Nullable Tooltip tooltip) {}

    record Calculation(List<String> calcs) {}

    record Legend(String displayMode, String placement) {}

    record Tooltip(String mode) {}

    private static final JsonMapper JSON = new JsonMapper();

    static Dashboard read() throws IOException {
        return JSON.readValue(Path.of("../grafana/heed-dashboard.json").toFile(), Dashboard.class);
    }

    List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (JsonNode panel : panels) {
            if (isRow(panel)) {
                rows.add(JSON.treeToValue(panel, Row.class));
            }
        }
        return rows;
    }

    List<Panel> graphs() throws IOException {
        List<Panel> graphs = new ArrayList<>();
        for (JsonNode panel : panels) {
            if (!isRow(panel)) {
                graphs.add(JSON.treeToValue(panel, Panel.class));
            }
        }
        return graphs;
    }

    /** All that is asked of Prometheus, with every job chosen. */
    static List<String> queries() throws IOException {
        return read().graphs().stream()
                .flatMap(panel -> panel.targets().stream())
                .map(target -> target.expr().replace("$job", ".*").replace("$__rate_interval", "1m"))
                .toList();
    }

    private static boolean isRow(JsonNode panel) {
        return panel.path("type").asText().equals("row");
    }
}
