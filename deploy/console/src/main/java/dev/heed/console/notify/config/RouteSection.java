package dev.heed.console.notify.config;

import dev.heed.console.notify.route.Groups;
import dev.heed.console.notify.route.Match;
import dev.heed.console.notify.route.QuietHours;
import dev.heed.console.notify.route.QuietSpan;
import dev.heed.console.notify.route.Routes;
import dev.heed.models.Glob;
import dev.heed.schemas.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who is told what, together with what, and when. */
final class RouteSection {
    private static final String SEVERITIES = "low, medium or high";
    private static final String TIME = "a time of day such as 22:00";

    private final Settings root;
    private final Set<String> destinations;

    /** @param destinations names of all that there are */
    RouteSection(Settings root, Set<String> destinations) {
        this.root = root;
        this.destinations = destinations;
    }

    Routes routes() {
        String expected = "a list such as - {match: {severity: high}, to: ops}";
        if (!root.has("routes")) {
            root.problem("routes", expected, "none");
        }
        List<Routes.Route> routes = new ArrayList<>();
        for (Settings route : root.parts("routes", expected)) {
            Settings match = route.part("match", "{entity: PATTERN, severity: high, channel: PATTERN, model: PATTERN}");
            List<String> to = names(route, "to");
            if (!route.has("to")) {
                route.problem("to", known(), "none");
            }
            routes.add(new Routes.Route(match == null ? Match.ALL : match(match), to, route.flag("continue")));
            route.end();
        }
        return new Routes(routes);
    }

    private static Match match(Settings match) {
        Match read = new Match(
                globs(match, "entity"),
                match.parsed("severity", SEVERITIES, RouteSection::severity, Severity.LOW),
                globs(match, "channel"),
                globs(match, "model"));
        match.end();
        return read;
    }

    private static List<Glob> globs(Settings settings, String key) {
        return settings.texts(key, "a pattern such as pump-*, or a list of such").stream()
                .map(Glob::new)
                .toList();
    }

    private static Severity severity(String word) {
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private List<String> names(Settings settings, String key) {
        List<String> names = settings.texts(key, known());
        names.stream()
                .filter(name -> !destinations.contains(name))
                .forEach(name -> settings.problem(key, known(), "'" + name + "'"));
        return names;
    }

    private String known() {
        return "names of destinations (" + String.join(", ", destinations) + ")";
    }

    Groups groups() {
        Settings group =
                root.part("group", "{within: 1m, by: '^(line-\\d+)'} or {within: 1m, groups: {hall: [pump-*]}}");
        if (group == null) {
            return Groups.NONE;
        }
        Duration within = group.duration("within", Duration.ofMillis(100), Duration.ofHours(1), Duration.ofMinutes(1));
        Pattern by =
                group.parsed("by", "a regular expression with a group in brackets, such as ^(line-\\d+)-", text -> {
                    Pattern pattern = Pattern.compile(text);
                    if (pattern.matcher("").groupCount() == 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return pattern;
                });
        Map<String, List<Glob>> named = new LinkedHashMap<>();
        Settings groups = group.part("groups", "names with patterns of their entities");
        if (groups != null) {
            groups.keys().forEach(name -> named.put(name, globs(groups, name)));
        }
        if (!group.has("by") && !group.has("groups")) {
            group.problem("by", "by (a regular expression) or groups (patterns by name)", "neither");
        }
        group.end();
        return new Groups(within, by, named);
    }

    QuietHours quietHours() {
        List<QuietSpan> spans = new ArrayList<>();
        for (Settings span :
                root.parts("quiet-hours", "{zone: Europe/Berlin, from: '22:00', to: '06:00', passes: high}")) {
            QuietSpan read = span(span);
            if (read != null) {
                spans.add(read);
            }
        }
        QuietHours all = new QuietHours(spans);
        for (String name : destinations) {
            if (all.of(name).neverEnd(Severity.LOW, Instant.now())) {
                root.problem("quiet-hours", "some hour of the week in which " + name + " is told", "none");
            }
        }
        return all;
    }

    private @Nullable QuietSpan span(Settings span) {
        String zones = "a time zone such as UTC or Europe/Berlin";
        span.required("zone", zones);
        ZoneId zone = span.parsed("zone", zones, ZoneId::of);
        LocalTime from = time(span, "from");
        LocalTime to = time(span, "to");
        Severity passes = span.parsed("passes", SEVERITIES, RouteSection::severity);
        Set<DayOfWeek> days = days(span);
        List<String> held = names(span, "destinations");
        span.end();
        return zone == null || from == null || to == null ? null : new QuietSpan(zone, days, from, to, passes, held);
    }

    private static @Nullable LocalTime time(Settings span, String key) {
        if (!span.has(key)) {
            span.problem(key, TIME, "none");
        }
        return span.parsed(key, TIME, text -> text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text));
    }

    private static Set<DayOfWeek> days(Settings span) {
        String expected = "days such as mon, or spans of them such as mon-fri";
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : span.texts("days", expected)) {
            try {
                String[] ends = text.split("-", 2);
                DayOfWeek last = day(ends[ends.length - 1]);
                DayOfWeek day = day(ends[0]);
                days.add(day);
                while (day != last) {
                    day = day.plus(1);
                    days.add(day);
                }
            } catch (IllegalArgumentException e) {
                span.problem("days", expected, "'" + text + "'");
            }
        }
        return span.has("days") ? days : EnumSet.allOf(DayOfWeek.class);
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String whole = day.name().toLowerCase(Locale.ROOT);
            if (name.equals(whole) || name.equals(whole.substring(0, 3))) {
                return day;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
