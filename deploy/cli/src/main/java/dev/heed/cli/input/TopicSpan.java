package dev.heed.cli.input;

import dev.heed.ingest.mapping.RawReading;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which samples of topics are meant: by their own times, not by those of their records.
 *
 * @param fromMicros the first time, µs since the epoch
 * @param toMicros the time after the last
 * @param entities whose they are
 */
public record TopicSpan(long fromMicros, long toMicros, EntityPatterns entities) {
    /** The samples of a reading that are meant; null where none is. */
    @Nullable
    RawReading of(RawReading reading) {
        if (!entities.match(reading.entity())) {
            return null;
        }
        int samples = MappedRecords.samples(reading);
        int first = 0;
        while (first < samples && time(reading, first) < fromMicros) {
            first++;
        }
        int end = samples;
        while (end > first && time(reading, end - 1) >= toMicros) {
            end--;
        }
        if (first == end) {
            return null;
        }
        int width = reading.values().length / samples;
        return first == 0 && end == samples
                ? reading
                : new RawReading(
                        reading.entity(),
                        time(reading, first),
                        reading.periodMicros(),
                        reading.channels(),
                        Arrays.copyOfRange(reading.values(), first * width, end * width));
    }

    private static long time(RawReading reading, int sample) {
        return reading.timeMicros() + Math.round(sample * reading.periodMicros());
    }
}
