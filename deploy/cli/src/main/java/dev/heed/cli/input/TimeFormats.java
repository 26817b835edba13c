package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.util.Map;
import java.util.Optional;

/** Formats of times by name. */
final class TimeFormats {
    private static final Map<Character, String> STRPTIME = Map.ofEntries(
            Map.entry('Y', "yyyy"),
            Map.entry('y', "yy"),
            Map.entry('m', "M"),
            Map.entry('d', "d"),
            Map.entry('H', "H"),
            Map.entry('I', "h"),
            Map.entry('M', "m"),
            Map.entry('S', "s"),
            Map.entry('f', "[SSSSSSSSS][SSSSSS][SSS]"),
            Map.entry('p', "a"),
            Map.entry('b', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('z', "[XXX][XX][X]"),
            Map.entry('Z', "z"),
            Map.entry('T', "H:m:s"),
            Map.entry('F', "yyyy-M-d"));

    private TimeFormats() {}

    /**
     * A format by its name: {@code s}, {@code ms}, {@code us}, {@code ns}, {@code days}, {@code day-first},
     * {@code month-first}, a pattern such as {@code dd/MM/yyyy HH:mm}, or one of strptime such as {@code %d/%m/%Y}.
     *
     * @throws Refusal of usage when it is none of them
     */
    static TimeFormat named(String name, WallClock wall) {
        Optional<EpochUnit> unit = EpochUnit.of(name);
        if (unit.isPresent()) {
            return new EpochTime(unit.get(), false);
        }
        return switch (name) {
            case "day-first" -> new CalendarTime(DateOrder.DAY_FIRST, wall);
            case "month-first" -> new CalendarTime(DateOrder.MONTH_FIRST, wall);
            default -> pattern(name, wall);
        };
    }

    private static TimeFormat pattern(String name, WallClock wall) {
        try {
            return PatternTime.of(name.indexOf('%') >= 0 ? translated(name) : name, wall);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("--time-format: expected s, ms, us, ns, days, day-first, month-first or a pattern with"
                            + " year, month and day such as 'dd/MM/yyyy HH:mm', found '" + name + "'")
                    .causedBy(e);
        }
    }

    private static String translated(String strptime) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < strptime.length(); i++) {
            char letter = strptime.charAt(i);
            if (letter == '%' && i + 1 < strptime.length()) {
                String part = STRPTIME.get(strptime.charAt(++i));
                if (part == null) {
                    throw new IllegalArgumentException("%" + strptime.charAt(i));
                }
                pattern.append(part);
            } else {
                pattern.append(Character.isLetter(letter) ? "'" + letter + "'" : letter);
            }
        }
        return pattern.toString();
    }
}
