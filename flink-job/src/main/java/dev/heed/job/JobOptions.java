package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.LearnOptions;
import dev.heed.emit.EmitOptions;
import dev.heed.ingest.IngestOptions;
import dev.heed.model.refusal.Refusal;
import dev.heed.state.StateOptions;
import dev.heed.window.WindowOptions;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** All options of the job, in the order of the stages. */
public final class JobOptions {
    private static final List<Class<?>> STAGES = List.of(
            IngestOptions.class,
            WindowOptions.class,
            AttendOptions.class,
            DetectOptions.class,
            LearnOptions.class,
            EmitOptions.class,
            StateOptions.class,
            SlotOptions.class);

    private JobOptions() {}

    /** Every {@code heed.*} option. */
    public static List<ConfigOption<?>> all() {
        return STAGES.stream()
                .flatMap(stage -> Arrays.stream(stage.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class)
                .<ConfigOption<?>>map(JobOptions::value)
                .toList();
    }

    private static ConfigOption<?> value(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " must be public", e);
        }
    }

    /**
     * Checks that every {@code heed.*} key is an option's and that its value can be read.
     *
     * @throws Refusal that names all that are wrong
     */
    public static void check(Configuration options) {
        Map<String, ConfigOption<?>> known = all().stream().collect(Collectors.toMap(ConfigOption::key, o -> o));
        String wrong = options.keySet().stream()
                .filter(key -> key.startsWith("heed."))
                .sorted()
                .map(key -> trouble(options, key, known.get(key)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            throw Refusal.preflight(wrong + "; the README lists all options");
        }
    }

    private static @Nullable String trouble(Configuration options, String key, @Nullable ConfigOption<?> option) {
        if (option == null) {
            return key + ": expected an option of Heed, found none of this name";
        }
        try {
            options.getOptional(option);
            return null;
        } catch (IllegalArgumentException e) {
            return key + ": expected " + kind(option.defaultValue()) + ", found '"
                    + options.toMap().get(key) + "'";
        }
    }

    private static String kind(@Nullable Object example) {
        if (example instanceof Enum<?> one) {
            return "one of " + Arrays.toString(one.getDeclaringClass().getEnumConstants());
        }
        if (example instanceof Duration) {
            return "a duration such as 200ms";
        }
        if (example instanceof MemorySize) {
            return "a size such as 16mb";
        }
        if (example instanceof Boolean) {
            return "true or false";
        }
        return example instanceof Double ? "a number" : "a whole number";
    }

    /** The options as a Markdown table. */
    public static String table() {
        Stream<String> head = Stream.of("| option | default | what it does |", "| --- | --- | --- |");
        return Stream.concat(head, all().stream().map(JobOptions::row)).collect(Collectors.joining("\n"));
    }

    private static String row(ConfigOption<?> option) {
        String what = new HtmlFormatter().format(option.description()).replace("|", "\\|");
        return "| `" + option.key() + "` | " + text(option.defaultValue()) + " | " + what + " |";
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Duration duration) {
            return "`" + TimeUtils.formatWithHighestUnit(duration) + "`";
        }
        return value instanceof Collection<?> list
                ? "`" + list.stream().map(String::valueOf).collect(Collectors.joining(";")) + "`"
                : "`" + value + "`";
    }
}
