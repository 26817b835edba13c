package dev.heed.wire;

import dev.heed.schemas.SensorReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link SensorReading}, its values as blocks of bytes, without a look at the schema's parts: there are many of them.
 * Records of another version of the schema go Avro's own way. Not thread-safe.
 */
final class BlockReader extends SpecificDatumReader<SensorReading> {
    private static final int MOST_NAMES = 64 * 1024;

    private final Blocks blocks = new Blocks();

    BlockReader(Schema written, Schema read, SpecificData data) {
        super(written, read, data);
    }

    @Override
    public SensorReading read(@Nullable SensorReading reuse, Decoder in) throws IOException {
        if (!getSchema().equals(getExpected())) {
            return super.read(reuse, in);
        }
        return new SensorReading(
                Blocks.text(in),
                Micros.instant(in.readLong()),
                in.readDouble(),
                channels(in),
                new FloatList(blocks.floats(in)));
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
                names.add(Blocks.text(in));
            }
        }
        return names;
    }
}
