package dev.heed.ingest;

import dev.heed.schemas.SensorReading;
import dev.heed.wire.FloatList;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a decoded record into a {@link Reading} of the model's channels, or says why not.
 *
 * <p>Infinite values become missing ones and are counted by the caller through {@link #infiniteValues()}.
 */
final class ReadingCheck implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Integer> indexOf = new HashMap<>();
    private final ReadingLimits limits;
    private final Clock clock;
    private long infiniteValues;

    ReadingCheck(List<String> channels, ReadingLimits limits, Clock clock) {
        channels.forEach(channel -> indexOf.put(channel, indexOf.size()));
        this.limits = limits;
        this.clock = clock;
    }

    /** Values so far that were infinite and were taken as missing. */
    long infiniteValues() {
        return infiniteValues;
    }

    Reading check(SensorReading record, Origin origin) throws InvalidReading {
        String entity = entity(record.getEntity());
        int[] channels = channels(record.getChannels());
        int width = channels.length == 0 ? indexOf.size() : channels.length;
        float[] values = values(record.getValues());
        if (values.length == 0 || values.length % width != 0) {
            throw new InvalidReading(
                    Reason.WRONG_VALUE_COUNT,
                    "expected a multiple of " + width + " values (one per channel), found " + values.length);
        }
        int samples = values.length / width;
        if (samples > limits.maxSamples()) {
            throw new InvalidReading(
                    Reason.TOO_LARGE,
                    "expected at most " + limits.maxSamples() + " samples in a record (heed.ingest.max-samples), found "
                            + samples);
        }
        double period = period(record.getPeriod(), samples);
        long time = time(record.getTime(), (samples - 1) * period);
        return new Reading(entity, time, period, channels, values, origin);
    }

    static String entity(@Nullable String entity) throws InvalidReading {
        if (entity == null || entity.isEmpty()) {
            throw new InvalidReading(Reason.NO_ENTITY, "expected an entity, found an empty one");
        }
        // A char is at most three bytes, so that most names need not be encoded to be measured.
        if (entity.length() > ReadingLimits.MAX_NAME_BYTES / 3) {
            int bytes = entity.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > ReadingLimits.MAX_NAME_BYTES) {
                throw new InvalidReading(
                        Reason.TOO_LARGE,
                        "expected an entity of at most " + ReadingLimits.MAX_NAME_BYTES + " bytes, found " + bytes);
            }
        }
        return entity;
    }

    private int[] channels(@Nullable List<String> names) throws InvalidReading {
        if (names == null || names.isEmpty()) {
            return new int[0];
        }
        int[] channels = new int[names.size()];
        boolean[] taken = new boolean[indexOf.size()];
        for (int i = 0; i < channels.length; i++) {
            Integer index = indexOf.get(names.get(i));
            if (index == null || taken[index]) {
                String found = index == null ? "the unknown channel '" : "twice the channel '";
                throw new InvalidReading(
                        Reason.UNKNOWN_CHANNEL,
                        "expected channels of the model "
                                + indexOf.keySet().stream().sorted().toList() + ", found " + found + names.get(i)
                                + "'");
            }
            taken[index] = true;
            channels[i] = index;
        }
        return channels;
    }

    private float[] values(List<Float> list) {
        float[] values = list instanceof FloatList floats ? floats.array() : unboxed(list);
        for (int i = 0; i < values.length; i++) {
            if (Float.isInfinite(values[i])) {
                infiniteValues++;
                values[i] = Float.NaN;
            }
        }
        return values;
    }

    private static float[] unboxed(List<Float> list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i);
        }
        return values;
    }

    private static double period(double period, int samples) throws InvalidReading {
        if (samples == 1) {
            return 0;
        }
        if (!(period > 0 && period < Double.POSITIVE_INFINITY)) {
            throw new InvalidReading(
                    Reason.INVALID_PERIOD,
                    "expected a period > 0 microseconds for a block of " + samples + " samples, found " + period);
        }
        return period;
    }

    long time(Instant instant, double lengthMicros) throws InvalidReading {
        long latest = clock.millis() + limits.maxFuture().toMillis();
        if (instant.toEpochMilli() + lengthMicros / 1e3 > latest) {
            throw new InvalidReading(
                    Reason.FUTURE,
                    "expected a time up to " + Instant.ofEpochMilli(latest) + " (now + " + limits.maxFuture()
                            + "), found " + instant
                            + (lengthMicros > 0 ? " + " + Math.round(lengthMicros) + " us of samples" : ""));
        }
        long micros = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
        if (micros <= 0) {
            throw new InvalidReading(
                    Reason.INVALID_TIME, "expected a time after 1970-01-01T00:00:00Z, found " + instant);
        }
        return micros;
    }
}
