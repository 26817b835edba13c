package dev.heed.ingest;

import dev.heed.schemas.SensorReading;
import dev.heed.wire.FloatList;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a decoded record into a {@link Reading} of the model's channels, or says why not.
 *
 * <p>Infinite values become missing ones and are counted by the caller through {@link #infiniteValues()}.
 */
final class ReadingCheck implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ModelChannels channels;
    private final ReadingLimits limits;
    private final TimeCheck times;
    private long infiniteValues;

    ReadingCheck(List<String> channels, ReadingLimits limits, Clock clock) {
        this.channels = new ModelChannels(channels, limits.rejectsUnknownChannels());
        this.limits = limits;
        this.times = new TimeCheck(limits.maxFuture(), clock);
    }

    /** Values so far that were infinite and were taken as missing. */
    long infiniteValues() {
        return infiniteValues;
    }

    /** Records so far of which channels were left out, since the model does not have them. */
    long unknownChannels() {
        return channels.unknown();
    }

    Reading check(SensorReading record, Origin origin) throws InvalidReading {
        String entity = entity(record.getEntity());
        int[] columns = channels.find(record.getChannels(), entity);
        int width = columns.length == 0 ? channels.count() : columns.length;
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
        return new Reading(
                entity, time, period, ModelChannels.kept(columns), ModelChannels.kept(columns, values), origin);
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
        long micros = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
        times.check(micros, lengthMicros);
        return micros;
    }
}
