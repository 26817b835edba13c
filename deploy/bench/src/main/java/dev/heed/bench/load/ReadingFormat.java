package dev.heed.bench.load;

import dev.heed.wire.Encoding;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the generator writes its readings. */
public interface ReadingFormat {
    /**
     * A record's value.
     *
     * @param timeMicros of the first sample, µs since the epoch
     * @param periodMicros µs between the samples, 0 for a single one
     * @param values [samples × channels] row by row; not changed afterwards
     */
    byte[] encode(String entity, long timeMicros, double periodMicros, float[] values);

    /** The project's own: blocks in Avro. */
    static ReadingFormat avro() {
        return avro(new SingleObject());
    }

    /** Blocks in Avro, the schema named in that way. */
    static ReadingFormat avro(Encoding encoding) {
        ReadingEncoder encoder = new ReadingEncoder(encoding);
        return (entity, time, period, values) -> encoder.encode(entity, time, period, null, values);
    }

    /** One sample a record: {@code {"entity":"a","time":1,"values":[1.0,2.0]}}. The text of values is made once. */
    static ReadingFormat json() {
        IdentityHashMap<float[], String> texts = new IdentityHashMap<>();
        return (entity, time, period, values) -> {
            String text = texts.computeIfAbsent(values, Arrays::toString);
            String json = "{\"entity\":\"" + entity + "\",\"time\":" + time + ",\"values\":" + text + "}";
            return json.getBytes(StandardCharsets.UTF_8);
        };
    }

    /** One sample a record, a field a channel: {@code {"entity":"a","time":1,"channel-1":1.0,"channel-2":2.0}}; texts are made once. */
    static ReadingFormat flatJson() {
        IdentityHashMap<float[], String> texts = new IdentityHashMap<>();
        return (entity, time, period, values) -> {
            String text = texts.computeIfAbsent(
                    values,
                    own -> IntStream.range(0, own.length)
                            .mapToObj(c -> "\"channel-" + (c + 1) + "\":" + own[c])
                            .collect(Collectors.joining(",")));
            String json = "{\"entity\":\"" + entity + "\",\"time\":" + time + "," + text + "}";
            return json.getBytes(StandardCharsets.UTF_8);
        };
    }
}
