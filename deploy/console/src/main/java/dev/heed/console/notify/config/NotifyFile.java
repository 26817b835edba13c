package dev.heed.console.notify.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.heed.console.notify.message.Links;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the file that says who is told what. */
public final class NotifyFile {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    static {
        YAML.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS); // a second document would be left out unseen
    }

    private static final String DESTINATIONS = "names with their settings, such as ops: {type: slack, url: …}";

    private final Path file;
    private final Secrets secrets;
    private final List<String> problems = new ArrayList<>();

    private NotifyFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.secrets = new Secrets(file, environment);
    }

    /**
     * The configuration in a file.
     *
     * @param environment that {@code ${env:NAME}} is looked up in
     * @throws Refusal of usage that tells all that is wrong with it, a line each with its place
     */
    public static NotifyConfig read(Path file, Map<String, String> environment) {
        NotifyFile reader = new NotifyFile(file, environment);
        NotifyConfig config = reader.read();
        if (config == null || !reader.problems.isEmpty()) {
            String lines = String.join("\n  ", reader.problems);
            throw Refusal.usage("--config " + file + ":\n  " + reader.secrets.without(lines));
        }
        return config;
    }

    private @Nullable NotifyConfig read() {
        if (!(tree() instanceof ObjectNode object)) {
            if (problems.isEmpty()) {
                problems.add("expected settings such as destinations and routes, found none");
            }
            return null;
        }
        Settings root = new Settings("", object, problems, secrets);
        Links links = root.parsed("page", "an address such as https://heed.example.org", Links::of, Links.NONE);
        Set<String> names = new LinkedHashSet<>();
        List<DestinationPlan> plans = destinations(root, links, names);
        RouteSection routes = new RouteSection(root, names);
        NotifyConfig config =
                new NotifyConfig(plans, routes.routes(), routes.groups(), routes.quietHours(), links, secrets);
        root.end();
        return config;
    }

    private List<DestinationPlan> destinations(Settings root, Links links, Set<String> names) {
        List<DestinationPlan> plans = new ArrayList<>();
        Settings all = root.part("destinations", DESTINATIONS);
        if (all == null || all.keys().isEmpty()) {
            root.problem("destinations", DESTINATIONS, "none");
            return plans;
        }
        for (String name : all.keys()) {
            names.add(name);
            if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
                root.problem("destinations", "names of letters, digits, '.', '_' and '-'", "'" + name + "'");
            }
            Settings settings = all.part(name, "settings such as {type: slack, url: …}");
            DestinationPlan plan = settings == null ? null : new DestinationSection(name, settings, links).read();
            if (plan != null) {
                plans.add(plan);
            }
        }
        return plans;
    }

    private @Nullable JsonNode tree() {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            String what = e.getCause() instanceof MarkedYAMLException marked
                    ? marked.getProblem()
                    : e.getOriginalMessage().lines().findFirst().orElse("");
            problems.add("expected YAML, found in line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": " + what);
        } catch (IOException e) {
            problems.add("expected a file that can be read, found " + Cause.inWords(e));
        }
        return null;
    }
}
