package dev.heed.cli.cluster;

import dev.heed.job.Machines;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Values at the edges of the floats, as a stream of an entity each. */
enum ExtremeValues {
    NOT_A_NUMBER(step -> new float[] {Float.NaN, Float.intBitsToFloat(0x7F800001), Float.intBitsToFloat(0xFFC12345)}),
    NOW_AND_THEN_MISSING(step -> new float[] {step % 7 == 0 ? Float.NaN : 1500, 30, step % 3 == 0 ? 5 : Float.NaN}),
    INFINITE(step -> new float[] {Float.POSITIVE_INFINITY, 30, Float.NEGATIVE_INFINITY}),
    LARGEST(step ->
            new float[] {Float.MAX_VALUE, -Float.MAX_VALUE, step % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE}),
    SUDDENLY_LARGEST(step -> new float[] {step < 200 ? 1500 : Float.MAX_VALUE, step < 300 ? 30 : -Float.MAX_VALUE, 5}),
    DENORMAL(step -> new float[] {Float.MIN_VALUE, -1e-40f, step % 2 * Float.MIN_VALUE}),
    MINUS_ZERO(step -> new float[] {-0f, -0f, 0f}),
    CONSTANT(step -> new float[] {1500, 30, 5}),
    ONE_CHANNEL(step -> new float[] {30}, "flow"),
    NO_TWO_CHANNELS_AT_ONCE(
            step -> new float[] {step % 2 == 0 ? 1500 : Float.NaN, step % 2 == 0 ? Float.NaN : 5}, "speed", "pressure");

    private static final ReadingEncoder ENCODER = new ReadingEncoder(new SingleObject());

    private final IntFunction<float[]> values;
    private final @Nullable List<String> channels;

    ExtremeValues(IntFunction<float[]> values, String... channels) {
        this.values = values;
        this.channels = channels.length == 0 ? null : List.of(channels);
    }

    /** A step's sample. */
    byte[] reading(int step) {
        return ENCODER.encode("values of " + name(), Machines.micros(step), 0, channels, values.apply(step));
    }
}
