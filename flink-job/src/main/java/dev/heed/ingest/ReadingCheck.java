package dev.heed.ingest;

import dev.heed.ingest.mapping.RawReading;
import dev.heed.model.series.Intake;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.FloatList;
import dev.heed.wire.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a decoded record into a {@link Reading} of the model's channels, or says why not.
 *
 * <p>Infinite values become missing ones and are counted by the caller through {@link #infiniteValues()}.
 */
final class ReadingCheck implements RecordCheck {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ReadingCheck.class);

    private final ModelChannels channels;
    private final Intake intake;
    private final boolean[] counters;
    private final double[] missing;
    private final ReadingLimits limits;
    private final TimeCheck times;
    private long infiniteValues;
    private long missingValues;

    ReadingCheck(Intake intake, ReadingLimits limits, Clock clock) {
        this.channels = new ModelChannels(intake.channels(), limits.rejectsUnknownChannels());
        this.intake = intake;
        this.counters = intake.counters();
        this.missing = intake.missingNumbers();
        this.limits = limits;
        this.times = new TimeCheck(limits.maxFuture(), clock);
    }

    @Override
    public long infiniteValues() {
        return infiniteValues;
    }

    @Override
    public long missingValues() {
        return missingValues;
    }

    @Override
    public long unknownChannels() {
        return channels.unknown();
    }

    @Override
    public boolean leavesOut(RawReading raw) {
        List<String> names = raw.channels();
        return names != null && channels.leavesOut(names.get(0), raw.entity());
    }

    @Override
    public Reading check(SensorReading record, Origin origin) throws InvalidReading {
        String entity = entity(record.getEntity());
        int[] columns = channels.find(record.getChannels(), entity);
        float[] values = floats(record.getValues());
        double[] exact = intake.hasRates() ? doubles(values) : null;
        if (!intake.isPlain()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = read(columns, i, values[i]);
            }
        }
        return reading(entity, Micros.of(record.getTime()), record.getPeriod(), columns, values, exact, origin);
    }

    @Override
    public Reading check(RawReading raw, Origin origin) throws InvalidReading {
        String entity = entity(raw.entity());
        int[] columns = channels.find(raw.channels(), entity);
        double[] exact = raw.values();
        float[] values = new float[exact.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(columns, i, exact[i]);
        }
        return reading(
                entity,
                raw.timeMicros(),
                raw.periodMicros(),
                columns,
                values,
                intake.hasRates() ? exact : null,
                origin);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** A value as the model sees it; a counter, and one of a channel that the model does not have, as it is. */
    private float read(int[] columns, int cell, double value) {
        int channel = columns.length == 0 ? cell % channels.count() : columns[cell % columns.length];
        if (channel == ModelChannels.UNKNOWN) {
            return (float) value;
        }
        if (missing.length > 0 && isMissing(value)) {
            if (missingValues++ == 0) {
                LOG.info(
                        "'{}' of a reading is {}, which stands for no value, as the model says; it and all like it are counted"
                                + " (missingValues)",
                        intake.channels().get(channel),
                        value);
            }
            return Float.NaN;
        }
        return counters[channel] ? (float) value : intake.read(channel, value);
    }

    /** Whether it is such a number, or the float that is nearest to one. */
    private boolean isMissing(double value) {
        for (double one : missing) {
            if (value == one || value == (double) (float) one) {
                return true;
            }
        }
        return false;
    }

    private Reading reading(
            String entity,
            long timeMicros,
            double periodMicros,
            int[] columns,
            float[] read,
            double @Nullable [] exact,
            Origin origin)
            throws InvalidReading {
        int width = columns.length == 0 ? channels.count() : columns.length;
        float[] values = finite(read);
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
        double period = period(periodMicros, samples);
        times.check(timeMicros, (samples - 1) * period);
        Reading reading = new Reading(
                entity, timeMicros, period, ModelChannels.kept(columns), ModelChannels.kept(columns, values), origin);
        return exact == null ? reading : reading.with(ModelChannels.kept(columns, exact));
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

    static float[] floats(List<Float> list) {
        return list instanceof FloatList floats ? floats.array() : unboxed(list);
    }

    /** The same array, with NaN instead of what is infinite. */
    private float[] finite(float[] values) {
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

    @Override
    public long time(Instant instant) throws InvalidReading {
        long micros = Micros.of(instant);
        times.check(micros, 0);
        return micros;
    }

    /** A reading whose channels were known by name alone, as the model sees it. */
    Reading resolve(Reading named) throws InvalidReading {
        List<String> names = named.names();
        int[] columns = channels.find(names, named.entity());
        double[] exact =
                named.counters() != null ? named.counters() : intake.hasRates() ? doubles(named.values()) : null;
        float[] values = named.values();
        if (!intake.isPlain()) {
            values = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = read(columns, i, exact == null ? named.values()[i] : exact[i]);
            }
        }
        return reading(
                named.entity(),
                named.timeMicros(),
                named.periodMicros(),
                columns,
                values,
                intake.hasRates() ? exact : null,
                named.origin());
    }
}
