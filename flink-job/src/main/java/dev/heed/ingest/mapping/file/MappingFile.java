package dev.heed.ingest.mapping.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.heed.ingest.fields.Row;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.RecordMapping;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Problems;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads a file of mappings: one mapping for all topics, or a list of {@code topics} with one each. */
public final class MappingFile {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS) // a state ON is no true
            .build());

    private static final String TOPICS = "a list of mappings, each with its topic or pattern";

    private final Path file;
    private final @Nullable String given;
    private final Problems problems = new Problems();

    /** @param given the file's text; null: it is read */
    private MappingFile(Path file, @Nullable String given) {
        this.file = file;
        this.given = given;
    }

    /**
     * The mappings of a file.
     *
     * @throws Refusal that tells all that is wrong with it, each with its place
     */
    public static Mappings read(Path file) {
        return read(new MappingFile(file, null), "heed.ingest.mapping=" + file);
    }

    /**
     * The mappings of a file that an option of a command names.
     *
     * @throws Refusal that tells all that is wrong with it, each with its place
     */
    public static Mappings read(String option, Path file) {
        return read(new MappingFile(file, null), option + " " + file);
    }

    /**
     * The mappings of a text that is not written to its file yet.
     *
     * @param beside where it will be: files that it names are looked for there
     * @throws Refusal that tells all that is wrong with it, each with its place
     */
    public static Mappings parse(String text, Path beside) {
        return read(new MappingFile(beside, text), "the mapping");
    }

    private static Mappings read(MappingFile reader, String name) {
        Mappings mappings = reader.mappings();
        if (!reader.problems.isEmpty()) {
            throw Refusal.preflight(name + ": " + reader.problems);
        }
        return mappings;
    }

    private Mappings mappings() {
        if (!(tree() instanceof ObjectNode object)) {
            if (problems.isEmpty()) {
                problems.add("expected settings such as format: json, found none");
            }
            return Mappings.none();
        }
        Section root = new Section("", object, problems);
        List<Mappings.Topic> topics = new ArrayList<>();
        if (root.has("topics")) {
            root.sections("topics", TOPICS).forEach(section -> topic(section, topics));
            root.end();
            names(topics);
        } else {
            RecordMapping all = new MappingSection(root, file).read();
            if (all != null) {
                topics.add(new Mappings.Topic(".*", true, all));
            }
        }
        return new Mappings(List.copyOf(topics));
    }

    private @Nullable JsonNode tree() {
        try {
            return YAML.readTree(given == null ? Files.readString(file) : given);
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

    private void topic(Section section, List<Mappings.Topic> topics) {
        String name = section.text("topic", "a topic's name").orElse(null);
        Pattern pattern = section.parsed("pattern", "a regular expression of topics' names", Pattern::compile);
        if (section.has("topic") == section.has("pattern")) {
            section.problem(
                    "either topic (its name) or pattern (a regular expression of names)",
                    section.has("topic") ? "both" : "neither");
        }
        RecordMapping mapping = new MappingSection(section, file).read();
        if (mapping != null) {
            String topic = pattern == null ? String.valueOf(name) : pattern.pattern();
            topics.add(new Mappings.Topic(topic, pattern != null, mapping));
        }
    }

    private void names(List<Mappings.Topic> topics) {
        Set<String> seen = new HashSet<>();
        for (Mappings.Topic topic : topics) {
            if (!topic.isPattern() && !seen.add(topic.name())) {
                problems.add(
                        "topics: expected one mapping for each topic, found several for " + Row.quoted(topic.name()));
            }
        }
    }
}
