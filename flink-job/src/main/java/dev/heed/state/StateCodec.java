package dev.heed.state;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The codec of all that a stage keeps of an entity: a version first, so that a later release can read it or say why not.
 *
 * @param what the state's name in the message to whoever restores another version
 * @param version of the bytes
 * @param codec of the bytes behind the version
 * @param earlier the codecs of bytes of earlier versions that are read as well, by version
 * @param isAtRest whether a value on the heap is better kept as bytes: it is small and will not be touched again soon
 * @param <T> the state
 */
public record StateCodec<T>(
        String what, int version, Codec<T> codec, Map<Integer, Codec<T>> earlier, Predicate<T> isAtRest) {
    /** A codec that reads no earlier version. */
    public StateCodec(String what, int version, Codec<T> codec, Predicate<T> isAtRest) {
        this(what, version, codec, Map.of(), isAtRest);
    }

    /** The same, but reading an earlier version too. */
    public StateCodec<T> reading(int version, Codec<T> codec) {
        Map<Integer, Codec<T>> all = new HashMap<>(earlier);
        all.put(version, codec);
        return new StateCodec<>(what, this.version, this.codec, Map.copyOf(all), isAtRest);
    }

    /** Writes the version and a value. */
    public void encode(T value, DataOutputView out) throws IOException {
        out.writeByte(version);
        codec.write(value, out);
    }

    /** Reads what {@link #encode} wrote; throws when it was of a version that is not read. */
    public T decode(DataInputView in) throws IOException {
        int found = in.readByte();
        Codec<T> reader = found == version ? codec : earlier.get(found);
        if (reader == null) {
            throw new IOException("expected " + what + " of version " + version + ", found " + found
                    + "; restore with the release that wrote the savepoint");
        }
        return reader.read(in);
    }
}
