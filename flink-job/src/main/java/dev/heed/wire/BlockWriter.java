package dev.heed.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes a {@link FloatList} as one block of bytes, not float by float: in Avro's binary encoding an array of floats is its
 * length and then four bytes each, lowest first. Not thread-safe.
 */
final class BlockWriter<T> extends SpecificDatumWriter<T> {
    private ByteBuffer block = littleEndian(4096);

    BlockWriter(Schema schema, SpecificData data) {
        super(schema, data);
    }

    @Override
    protected void writeArray(Schema schema, Object datum, Encoder out) throws IOException {
        if (!(datum instanceof FloatList floats)) {
            super.writeArray(schema, datum, out);
            return;
        }
        int length = Math.multiplyExact(floats.size(), Float.BYTES);
        if (block.capacity() < length) {
            block = littleEndian(length);
        }
        block.asFloatBuffer().put(floats.array());
        out.writeArrayStart();
        out.setItemCount(floats.size());
        out.writeFixed(block.array(), 0, length);
        out.writeArrayEnd();
    }

    private static ByteBuffer littleEndian(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
