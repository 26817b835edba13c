package dev.heed.cli.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alerting rules, read strictly, as Prometheus does. */
record Rules(@JsonProperty(required = true) List<Group> groups) {
    static final Path FILE = Path.of("../prometheus/heed-rules.yml");

    record Group(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<Rule> rules) {}

    record Rule(
            @JsonProperty(required = true) String alert,
            @JsonProperty(required = true) String expr,
            @JsonProperty("for") @Nullable String lasting,
            @JsonProperty(required = true) Labels labels,
            @JsonProperty(required = true) Annotations annotations) {}

    record Labels(@JsonProperty(required = true) String severity) {}

    record Annotations(
            @JsonProperty(required = true) String summary,
            @JsonProperty(required = true) String action) {}

    static List<Rule> read() throws IOException {
        try (Reader reader = Files.newBufferedReader(FILE)) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new JsonMapper()
                    .convertValue(file, Rules.class)
                    .groups()
                    .get(0)
                    .rules();
        }
    }
}
