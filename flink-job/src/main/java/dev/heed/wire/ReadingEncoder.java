package dev.heed.wire;

import dev.heed.schemas.SensorReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of a {@link SensorReading}: for producers of readings, and for late samples. Not thread-safe. */
public final class ReadingEncoder {
    private final RecordWriter<SensorReading> writer;

    public ReadingEncoder(Encoding encoding) {
        this.writer = encoding.writer(SensorReading.class);
    }

    /**
     * A record's value.
     *
     * @param entity not empty; also the record's key, as UTF-8
     * @param timeMicros of the first sample, µs since the epoch
     * @param periodMicros µs between the samples, 0 for a single one
     * @param channels names of a sample's values; null: the model's in its order
     * @param values [samples × channels] row by row, NaN = missing
     */
    public byte[] encode(
            String entity, long timeMicros, double periodMicros, @Nullable List<String> channels, float[] values) {
        return writer.encode(
                new SensorReading(entity, Micros.instant(timeMicros), periodMicros, channels, new FloatList(values)));
    }

    /** A record's key. */
    public static byte[] key(String entity) {
        return entity.getBytes(StandardCharsets.UTF_8);
    }
}
