package dev.heed.wire;

import dev.heed.schemas.SensorReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a {@link SensorReading} as blocks of bytes, not float by float: in Avro's binary encoding an array of
 * floats is its length and then four bytes each, lowest first. Records of another version of the schema go Avro's own way.
 * Not thread-safe.
 */
final class BlockReader extends SpecificDatumReader<SensorReading> {
    /** Floats that are read at once; a record that claims to hold billions breaks off before they are allocated. */
    private static final int AT_ONCE = 16 * 1024;

    private static final int LONGEST_TEXT = 1024 * 1024;
    private static final int MOST_NAMES = 64 * 1024;

    private final byte[] block = new byte[AT_ONCE * Float.BYTES];
    private final FloatBuffer floats =
            ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();

    BlockReader(Schema written, Schema read, SpecificData data) {
        super(written, read, data);
    }

    @Override
    public SensorReading read(@Nullable SensorReading reuse, Decoder in) throws IOException {
        if (!getSchema().equals(getExpected())) {
            return super.read(reuse, in);
        }
        return new SensorReading(
                text(in), Micros.instant(in.readLong()), in.readDouble(), channels(in), new FloatList(values(in)));
    }

    /** Avro's own would allocate as much as a broken record claims to hold, and end the process. */
    private static String text(Decoder in) throws IOException {
        long length = in.readLong();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] text = new byte[(int) length];
        in.readFixed(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static @Nullable List<String> channels(Decoder in) throws IOException {
        int branch = in.readIndex();
        return switch (branch) {
            case 0 -> null;
            case 1 -> names(in);
            default -> throw new IOException("channels of branch " + branch + " of 2");
        };
    }

    private static List<String> names(Decoder in) throws IOException {
        List<String> names = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            if (left > MOST_NAMES - names.size()) {
                throw new IOException("more than " + MOST_NAMES + " channels");
            }
            for (; left > 0; left--) {
                names.add(text(in));
            }
        }
        return names;
    }

    private float[] values(Decoder in) throws IOException {
        float[] values = {};
        int size = 0;
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            while (left > 0) {
                int count = (int) Math.min(left, AT_ONCE);
                in.readFixed(block, 0, count * Float.BYTES);
                if (size + count > values.length) {
                    values = Arrays.copyOf(
                            values, Math.max(size + count, 2 * size)); // a record may come in a million blocks
                }
                floats.get(0, values, size, count);
                size += count;
                left -= count;
            }
        }
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
