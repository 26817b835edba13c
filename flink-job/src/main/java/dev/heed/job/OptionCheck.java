package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.detect.DetectOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.Device;
import dev.heed.models.ModelsOptions;
import dev.heed.registry.RegistryOptions;
import dev.heed.registry.RegistrySettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** Checks the settings of a job before anything starts, and tells everything that is wrong at once. */
public final class OptionCheck {
    /** Texts that only some kinds of options can read, and the words for what those take. */
    private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

    static {
        EXAMPLES.put("200ms", "a duration such as 200ms");
        EXAMPLES.put("16mb", "a size such as 16mb");
        EXAMPLES.put("true", "true or false");
        EXAMPLES.put("1", "a whole number");
    }

    private final Configuration options;
    private final List<String> problems = new ArrayList<>();
    private Mappings mappings = Mappings.none();

    private OptionCheck(Configuration options) {
        this.options = options;
    }

    /**
     * Checks that every key is an option's, that its value can be read and is in its range, and that no two contradict each
     * other.
     *
     * @throws Refusal that names all that are wrong
     */
    public static void check(Configuration options) {
        refuse(problems(options));
    }

    /** All that is wrong with the settings, a line each. */
    static List<String> problems(Configuration options) {
        OptionCheck check = new OptionCheck(options);
        check.keys();
        if (check.problems.isEmpty()) {
            OptionRule.ALL.forEach(rule -> rule.problem(options).ifPresent(check.problems::add));
            check.mappings();
            check.registry();
        }
        if (check.problems.isEmpty()) {
            check.contradictions();
        }
        return check.problems;
    }

    /** Refuses with all problems in one line, if there are any. */
    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.preflight(String.join("; ", problems));
        }
    }

    private void keys() {
        Map<String, ConfigOption<?>> heed =
                JobOptions.all().stream().collect(Collectors.toMap(ConfigOption::key, option -> option));
        for (String key : options.keySet().stream().sorted().toList()) {
            boolean ours = key.startsWith("heed.");
            ConfigOption<?> option = ours ? heed.get(key) : FlinkOptions.option(key);
            if (option != null) {
                value(key, option);
            } else if (ours) {
                problems.add(key + ": expected an option of Heed, found none of this name; did you mean "
                        + FlinkOptions.nearest(key, heed.keySet()) + "?");
            } else if (!FlinkOptions.isOpen(key)) {
                problems.add(key + ": expected an option of Heed or Flink, found none of this name; did you mean "
                        + FlinkOptions.nearest(key) + "?");
            }
        }
    }

    private void value(String key, ConfigOption<?> option) {
        if (!reads(option, String.valueOf(options.toMap().get(key)))) {
            problems.add(key + ": expected " + kind(option) + ", found '"
                    + options.toMap().get(key) + "'");
        }
    }

    private static boolean reads(ConfigOption<?> option, String text) {
        try {
            Configuration one = new Configuration();
            one.setString(option.key(), text);
            one.getOptional(option);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What an option takes: the first of the examples that it can read. */
    private static String kind(ConfigOption<?> option) {
        if (option.defaultValue() instanceof Enum<?> one) {
            return "one of " + Arrays.toString(one.getDeclaringClass().getEnumConstants());
        }
        if (option.defaultValue() instanceof Double || option.defaultValue() instanceof Float) {
            return "a number";
        }
        return EXAMPLES.entrySet().stream()
                .filter(example -> reads(option, example.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("another value");
    }

    private void contradictions() {
        if (options.get(AttendOptions.GPUS) > 0 && options.get(AttendOptions.DEVICE) == Device.CPU) {
            problems.add("heed.attend.gpus: expected 0 with heed.attend.device=CPU, found "
                    + options.get(AttendOptions.GPUS));
        }
        if (options.contains(AttendOptions.MODEL) && options.contains(ModelsOptions.MODELS)) {
            problems.add("heed.models: expected either this or heed.model, found both");
        }
        if (options.contains(IngestOptions.TOPICS) && options.contains(IngestOptions.TOPIC_PATTERN)) {
            problems.add("heed.ingest.topic-pattern: expected either this or heed.ingest.topics, found both");
        }
        topics();
        problems.addAll(MappingCheck.topics(mappings, options));
    }

    /** The file of mappings: all that is wrong with it is one line. */
    private void mappings() {
        try {
            mappings = KafkaReadings.mappings(options);
        } catch (Refusal e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** The file of what lets into the registry: all that is wrong with it is one line. */
    private void registry() {
        if (options.contains(RegistryOptions.CONFIG) && !options.contains(RegistryOptions.URL)) {
            problems.add(RegistryOptions.CONFIG.key() + ": expected with " + RegistryOptions.URL.key()
                    + ", found without; give the registry's address, too");
        }
        try {
            RegistrySettings.of(options);
        } catch (Refusal e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private boolean isInput(String topic) {
        return options.getOptional(IngestOptions.TOPIC_PATTERN)
                .map(topic::matches)
                .orElseGet(() -> options.get(IngestOptions.TOPICS).contains(topic));
    }

    /** An output that is an input is read again for ever; one topic of two kinds can be read by nobody. */
    private void topics() {
        Set<String> seen = new HashSet<>();
        for (ConfigOption<String> own : List.of(DetectOptions.FEEDBACK_TOPIC, ModelsOptions.UPDATES_TOPIC)) {
            options.getOptional(own).ifPresent(topic -> {
                if (OutputTopics.of(options).all().contains(topic) || isInput(topic)) {
                    problems.add(own.key() + ": expected a topic of its own, found '" + topic
                            + "', which is read or written for something else");
                }
            });
        }
        for (String topic : OutputTopics.of(options).all()) {
            if (isInput(topic)) {
                problems.add("heed.emit.topic: expected topics that are not read, found '" + topic
                        + "', which heed.ingest names too");
            }
            if (!seen.add(topic)) {
                problems.add("heed.emit.topic: expected a topic for each kind of output, found '" + topic + "' twice");
            }
        }
    }
}
