package dev.heed.ingest.mapping.file;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.mapping.EpochUnit;
import dev.heed.ingest.mapping.Measures;
import dev.heed.ingest.mapping.Measures.Quantity;
import dev.heed.ingest.mapping.Measures.SamplePeriod;
import dev.heed.model.series.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which values there are: channels with a path each, or one channel a record that a field names. */
final class MeasuresSection {
    private static final String CHANNELS = "channels with their paths, such as {flow: payload.flow}";
    private static final String CHANNEL = "the path of the channel's name, or {field: PATH, pattern: …, aliases: …}";
    private static final String VALUE = "the path of the value, or {field: PATH, scale: …, offset: …}";
    private static final String PERIOD = "a period such as 10ms or 12kHz, or {field: PATH, unit: us}";

    private final Section section;
    private final FieldPaths paths;

    MeasuresSection(Section section, FieldPaths paths) {
        this.section = section;
        this.paths = paths;
    }

    /** What there is; null where, as noted, it is wrong. */
    @Nullable
    Measures read() {
        boolean isWide = section.has("channels");
        boolean isNarrow = section.has("channel") || section.has("value");
        SamplePeriod period = period();
        if (isWide == isNarrow) {
            section.problem("either channels, or channel and value (one value a record)", isWide ? "both" : "neither");
            return null;
        }
        return isWide ? wide(period) : narrow(period);
    }

    private @Nullable SamplePeriod period() {
        if (!section.isSection("period")) {
            Period period = section.parsed("period", PERIOD, Period::parse);
            return period == null ? null : new Measures.Fixed(period.micros());
        }
        Section given = section.section("period", PERIOD).orElseThrow();
        FieldPath path = paths.read(given, "field");
        given.required("unit", TimeSection.UNITS);
        EpochUnit unit = given.parsed("unit", TimeSection.UNITS, TimeSection::unit);
        given.end();
        return path == null || unit == null ? null : new Measures.Given(path, unit);
    }

    private @Nullable Measures wide(@Nullable SamplePeriod period) {
        Section all = section.section("channels", CHANNELS).orElse(null);
        if (all == null) {
            return null;
        }
        List<Measures.Channel> channels = new ArrayList<>();
        List<String> names = all.keys();
        if (names.isEmpty()) {
            section.problem("channels", CHANNELS, "none");
        }
        for (String name : names) {
            Quantity quantity = quantity(all, name, "path", "the channel's path, or {path: PATH, scale: …, offset: …}");
            if (quantity != null) {
                channels.add(new Measures.Channel(name, quantity));
            }
        }
        return channels.isEmpty() ? null : new Measures.Wide(List.copyOf(channels), period);
    }

    private @Nullable Quantity quantity(Section in, String key, String pathKey, String expected) {
        if (!in.isSection(key)) {
            String text = in.required(key, expected);
            FieldPath path = text == null ? null : paths.parse(in, key, text);
            return path == null ? null : new Quantity(path, 1, 0);
        }
        Section one = in.section(key, expected).orElseThrow();
        FieldPath path = paths.read(one, pathKey);
        double scale = one.number("scale", 1);
        double offset = one.number("offset", 0);
        if (scale == 0) {
            one.problem("scale", "a number other than 0", "0");
        }
        one.end();
        return path == null ? null : new Quantity(path, scale, offset);
    }

    private @Nullable Measures narrow(@Nullable SamplePeriod period) {
        FieldPath name;
        Pattern pattern = null;
        Map<String, String> aliases = Map.of();
        if (section.isSection("channel")) {
            Section channel = section.section("channel", CHANNEL).orElseThrow();
            name = paths.read(channel, "field");
            pattern = channel.parsed("pattern", "a regular expression whose first group is the name", Pattern::compile);
            aliases = aliases(channel);
            channel.end();
        } else {
            String text = section.required("channel", CHANNEL);
            name = text == null ? null : paths.parse(section, "channel", text);
        }
        Quantity value = quantity(section, "value", "field", VALUE);
        return name == null || value == null ? null : new Measures.Narrow(name, pattern, aliases, value, period);
    }

    private static Map<String, String> aliases(Section channel) {
        Map<String, String> aliases = new LinkedHashMap<>();
        channel.section("aliases", "the model's channels by the records' names, such as {TI-101: temperature}")
                .ifPresent(section -> {
                    for (String key : section.keys()) {
                        String name = section.required(key, "a channel of the model");
                        if (name != null) {
                            aliases.put(key, name);
                        }
                    }
                });
        return new LinkedHashMap<>(aliases);
    }
}
