package dev.heed.detect;

import static dev.heed.bytes.Varints.readSigned;
import static dev.heed.bytes.Varints.readUnsigned;
import static dev.heed.bytes.Varints.writeSigned;
import static dev.heed.bytes.Varints.writeUnsigned;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The moments that are remembered of one entity, D and some 4 bytes each: at D = 32 and 16 moments about 580 bytes.
 * Mutable, owned by one thread.
 */
final class Moments {
    /** A hash of the digest of the model whose contexts the keys are: those of another mean nothing beside them. */
    int model;
    /** Where alerts opened, oldest first. */
    final List<Moment> openings = new ArrayList<>();
    /** Normal ones, oldest first: the entity's normal hops 0, stride, 2 stride, … */
    final List<Moment> normal = new ArrayList<>();
    /** Normal hops so far. */
    long hops;

    long stride = 1;

    /** Begins anew where the moments are another model's. */
    void belongTo(String digest) {
        if (model != digest.hashCode()) {
            model = digest.hashCode();
            openings.clear();
            normal.clear();
            hops = 0;
            stride = 1;
        }
    }

    /** Writes them; times relative to a later one take fewer bytes. */
    void write(long lastMicros, DataOutputView out) throws IOException {
        out.writeInt(model);
        writeUnsigned(hops, out);
        writeUnsigned(stride, out);
        writeUnsigned(width(), out);
        write(openings, lastMicros, out);
        write(normal, lastMicros, out);
    }

    /** D, which all of them have in common; 0 where there are none. */
    private int width() {
        return Stream.concat(openings.stream(), normal.stream())
                .findFirst()
                .map(moment -> moment.key().length)
                .orElse(0);
    }

    private static void write(List<Moment> moments, long lastMicros, DataOutputView out) throws IOException {
        writeUnsigned(moments.size(), out);
        for (Moment moment : moments) {
            writeSigned(lastMicros - moment.timeMicros(), out);
            out.write(moment.key());
        }
    }

    static Moments read(long lastMicros, DataInputView in) throws IOException {
        Moments moments = new Moments();
        moments.model = in.readInt();
        moments.hops = readUnsigned(in);
        moments.stride = readUnsigned(in);
        int width = (int) readUnsigned(in);
        read(moments.openings, true, width, lastMicros, in);
        read(moments.normal, false, width, lastMicros, in);
        return moments;
    }

    private static void read(List<Moment> moments, boolean alerted, int width, long lastMicros, DataInputView in)
            throws IOException {
        long size = readUnsigned(in);
        for (int i = 0; i < size; i++) {
            long timeMicros = lastMicros - readSigned(in);
            byte[] key = new byte[width];
            in.readFully(key);
            moments.add(new Moment(timeMicros, key, alerted));
        }
    }
}
