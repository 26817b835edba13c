package dev.heed.ingest;

import dev.heed.ingest.mapping.RawReading;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks what can be checked of a record before its model is known: its entity and its time. The channels stay names;
 * {@link NamedReadings} looks at the rest.
 */
final class NamedCheck implements RecordCheck {
    private static final long serialVersionUID = 1L;

    private static final double[] NONE = {};

    private final TimeCheck times;

    NamedCheck(ReadingLimits limits, Clock clock) {
        this.times = new TimeCheck(limits.maxFuture(), clock);
    }

    @Override
    public Reading check(SensorReading record, Origin origin) throws InvalidReading {
        float[] values = ReadingCheck.floats(record.getValues());
        return reading(
                new RawReading(
                        record.getEntity(),
                        Micros.of(record.getTime()),
                        record.getPeriod(),
                        record.getChannels(),
                        NONE),
                values,
                null,
                origin);
    }

    @Override
    public Reading check(RawReading raw, Origin origin) throws InvalidReading {
        double[] exact = raw.values();
        float[] values = new float[exact.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) exact[i];
        }
        return reading(raw, values, exact, origin);
    }

    private Reading reading(RawReading raw, float[] values, double @Nullable [] exact, Origin origin)
            throws InvalidReading {
        List<String> names = raw.channels() == null ? List.of() : raw.channels();
        int samples = Math.max(1, values.length / Math.max(1, names.size()));
        double period = samples == 1 || !(raw.periodMicros() > 0) ? 0 : raw.periodMicros();
        times.check(raw.timeMicros(), (samples - 1) * period);
        return Reading.named(
                ReadingCheck.entity(raw.entity()), raw.timeMicros(), raw.periodMicros(), names, values, exact, origin);
    }

    @Override
    public boolean leavesOut(RawReading raw) {
        return false;
    }

    @Override
    public long time(Instant instant) throws InvalidReading {
        long micros = Micros.of(instant);
        times.check(micros, 0);
        return micros;
    }

    @Override
    public long infiniteValues() {
        return 0;
    }

    @Override
    public long missingValues() {
        return 0;
    }

    @Override
    public long unknownChannels() {
        return 0;
    }
}
