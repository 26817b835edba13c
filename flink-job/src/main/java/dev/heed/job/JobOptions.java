package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.detect.DetectOptions;
import dev.heed.emit.EmitOptions;
import dev.heed.forecast.LearnOptions;
import dev.heed.ingest.IngestOptions;
import dev.heed.models.ModelsOptions;
import dev.heed.registry.RegistryOptions;
import dev.heed.state.StateOptions;
import dev.heed.window.WindowOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;

/** All options of the job, in the order of the stages. */
public final class JobOptions {
    private static final List<Class<?>> STAGES = List.of(
            IngestOptions.class,
            RegistryOptions.class,
            WindowOptions.class,
            AttendOptions.class,
            ModelsOptions.class,
            DetectOptions.class,
            LearnOptions.class,
            EmitOptions.class,
            StateOptions.class,
            SlotOptions.class);
    /** Characters of a line of the example. */
    private static final int LINE = 120;

    private JobOptions() {}

    /** Every {@code heed.*} option. */
    public static List<ConfigOption<?>> all() {
        return Constants.of(STAGES, ConfigOption.class).stream()
                .<ConfigOption<?>>map(option -> option)
                .toList();
    }

    /** The options as a Markdown table. */
    public static String table() {
        Stream<String> head = Stream.of("| option | default | what it does |", "| --- | --- | --- |");
        return Stream.concat(head, all().stream().map(JobOptions::row)).collect(Collectors.joining("\n"));
    }

    /** The options as a properties file in which each has its default and is commented out. */
    public static String example() {
        return all().stream().map(JobOptions::lines).collect(Collectors.joining("\n\n"));
    }

    private static String lines(ConfigOption<?> option) {
        StringBuilder lines = new StringBuilder("#");
        int width = 1;
        for (String word : what(option).split(" ")) {
            if (width + word.length() >= LINE) {
                lines.append("\n#");
                width = 1;
            }
            lines.append(' ').append(word);
            width += word.length() + 1;
        }
        return lines + "\n#" + option.key() + ": " + text(option.defaultValue()).replace("`", "");
    }

    private static String what(ConfigOption<?> option) {
        return new HtmlFormatter().format(option.description());
    }

    private static String row(ConfigOption<?> option) {
        String what = what(option).replace("|", "\\|");
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
