package dev.heed.detect;

import dev.heed.model.series.Period;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.util.TimeUtils;

/**
 * A budget of false alerts: how many an entity without a fault may raise in a stretch of time.
 *
 * @param count &gt; 0
 * @param time &gt; 0
 */
public record FalseAlerts(double count, Duration time) {
    /** What a text must be. */
    public static final String EXPECTED = "a rate such as '1 per 30 d'";

    private static final Pattern FORM = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s+per\\s+(.+?)\\s*");

    /** @throws IllegalArgumentException when the text is no rate above 0 */
    public static FalseAlerts parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused(text);
        }
        Duration time = duration(form.group(2), text);
        double count = Double.parseDouble(form.group(1));
        if (!(count > 0) || time.isZero()) {
            throw refused(text);
        }
        return new FalseAlerts(count, time);
    }

    private static Duration duration(String part, String text) {
        try {
            return TimeUtils.parseDuration(part);
        } catch (IllegalArgumentException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "heed.detect.false-alerts: expected " + EXPECTED + ", found '" + text + "'");
    }

    /** Whether a text is a rate above 0. */
    public static boolean isValid(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** False alerts in a step. */
    public double perStep(Period period) {
        return count / Math.max(1, time.toNanos() / 1e3 / period.micros());
    }
}
