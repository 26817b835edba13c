package dev.heed.cli.models;

import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import org.apache.flink.util.TimeUtils;

/** How long a command waits for a job's answer. */
public final class Patience {
    private Patience() {}

    /**
     * What a person wrote behind {@code --timeout}.
     *
     * @throws Refusal of usage when it is no time with its unit
     */
    public static Duration parse(String text) {
        try {
            if (!text.isBlank() && !Character.isDigit(text.charAt(text.length() - 1))) {
                return TimeUtils.parseDuration(text);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.usage("--timeout: expected a time with its unit, such as 60s, found '" + text + "'");
    }
}
