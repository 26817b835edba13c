package dev.heed.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * A decoder of one record: no text in it is longer than the whole, no array has more elements than it has bytes. Avro's own reader
 * would allocate as much as a broken record claims to hold, and end the process.
 */
final class BoundedDecoder extends Decoder {
    private final Decoder in;
    private final int bytes;

    BoundedDecoder(Decoder in, int bytes) {
        this.in = in;
        this.bytes = bytes;
    }

    private long bounded(long count) throws IOException {
        if (count < 0 || count > bytes) {
            throw new IOException("a value of " + count + " bytes or elements");
        }
        return count;
    }

    private byte[] block() throws IOException {
        byte[] block = new byte[(int) bounded(in.readLong())];
        in.readFixed(block);
        return block;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(block());
    }

    @Override
    public String readString() throws IOException {
        return new String(block(), StandardCharsets.UTF_8);
    }

    @Override
    public void skipString() throws IOException {
        in.skipFixed((int) bounded(in.readLong()));
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(block());
    }

    @Override
    public void skipBytes() throws IOException {
        skipString();
    }

    @Override
    public long readArrayStart() throws IOException {
        return bounded(in.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return bounded(in.arrayNext());
    }

    @Override
    public long skipArray() throws IOException {
        return bounded(in.skipArray());
    }

    @Override
    public long readMapStart() throws IOException {
        return bounded(in.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return bounded(in.mapNext());
    }

    @Override
    public long skipMap() throws IOException {
        return bounded(in.skipMap());
    }

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public void readFixed(byte[] into, int start, int length) throws IOException {
        in.readFixed(into, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}
