package dev.heed.cli.infer;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the texts of a field are times.
 *
 * @param setting of the mapping, such as {@code format: iso}
 * @param why in words
 */
record TimeText(String setting, String why) {
    private static final Pattern ISO = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,9})?)?([Zz]|[+-]\\d{2}(:?\\d{2})?)?");
    private static final Pattern OFFSET = Pattern.compile(".*([Zz]|\\d[+-]\\d{2}(:?\\d{2})?)");
    private static final List<String> DAYS = List.of(
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "d/M/yyyy",
            "MM/dd/yyyy",
            "M/d/yyyy",
            "yyyy/MM/dd",
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "dd-MMM-yyyy",
            "yyyyMMdd",
            "yyyy-MM-dd");
    private static final List<String> CLOCKS =
            List.of(" HH:mm:ss", " HH:mm:ss.SSS", " HH:mm", "'T'HH:mm:ss", " hh:mm:ss a", " hh:mm a", "HHmmss", "");

    /**
     * How all of some texts are times; empty where they are none.
     *
     * @param zone of texts without an offset
     */
    static Optional<TimeText> of(List<String> texts, String zone) {
        if (texts.stream().allMatch(text -> ISO.matcher(text).matches())) {
            boolean isOffset = texts.stream()
                    .allMatch(text -> OFFSET.matcher(text.substring(10)).matches());
            return Optional.of(
                    isOffset
                            ? new TimeText("format: iso", "ISO 8601 with an offset")
                            : new TimeText(
                                    "format: iso, zone: " + YamlText.of(zone),
                                    "ISO 8601 without an offset, taken as " + zone
                                            + ": change time.zone if it is another"));
        }
        List<String> fits = new ArrayList<>();
        for (String day : DAYS) {
            for (String clock : CLOCKS) {
                if (fits(texts, day + clock)) {
                    fits.add(day + clock);
                }
            }
        }
        if (fits.isEmpty()) {
            return Optional.empty();
        }
        String pattern = fits.get(0);
        Optional<String> other = fits.stream()
                .filter(one -> one.indexOf('M') < one.indexOf('d') != pattern.indexOf('M') < pattern.indexOf('d'))
                .findFirst();
        return Optional.of(new TimeText(
                "pattern: %s, zone: %s".formatted(YamlText.of(pattern), YamlText.of(zone)),
                "texts as %s without an offset, taken as %s: change time.zone if it is another%s"
                        .formatted(
                                pattern,
                                zone,
                                other.map(one -> "; DAY AND MONTH CANNOT BE TOLD APART in this sample, it could be "
                                                + one + ": change time.pattern then")
                                        .orElse(""))));
    }

    private static boolean fits(List<String> texts, String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        try {
            texts.forEach(formatter::parse);
            return !texts.isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
