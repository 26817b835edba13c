package dev.heed.cli.input;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a clock on the wall shows into the time.
 *
 * @param zone where the clock is; null: UTC
 */
record WallClock(@Nullable ZoneId zone) implements Serializable {
    private static final long DAY_MICROS = 86_400_000_000L;

    /**
     * Microseconds since the epoch.
     *
     * @param notBefore of the two times of an hour that comes twice, the first is meant unless it is before that
     * @throws DateTimeException when the clock never showed that
     */
    long micros(long epochDay, long microsOfDay, long notBefore) {
        long local = epochDay * DAY_MICROS + microsOfDay;
        if (zone == null) {
            return local;
        }
        LocalDateTime shown = LocalDateTime.of(
                LocalDate.ofEpochDay(epochDay + microsOfDay / DAY_MICROS),
                LocalTime.ofNanoOfDay(microsOfDay % DAY_MICROS * 1_000));
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        if (offsets.isEmpty()) {
            throw new DateTimeException(shown + " does not exist in " + zone);
        }
        long first = local - offsets.get(0).getTotalSeconds() * 1_000_000L;
        boolean again = offsets.size() > 1 && first < notBefore;
        return again ? local - offsets.get(1).getTotalSeconds() * 1_000_000L : first;
    }
}
