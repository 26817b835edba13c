package dev.heed.detect;

import static dev.heed.bytes.PrimitiveArrays.readBytes;
import static dev.heed.bytes.PrimitiveArrays.writeBytes;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The moments that are remembered of one entity, D + 13 bytes each in a savepoint: at D = 32 and 16 moments 720 bytes.
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

    void write(DataOutputView out) throws IOException {
        out.writeInt(model);
        out.writeLong(hops);
        out.writeLong(stride);
        write(openings, out);
        write(normal, out);
    }

    private static void write(List<Moment> moments, DataOutputView out) throws IOException {
        out.writeInt(moments.size());
        for (Moment moment : moments) {
            out.writeLong(moment.timeMicros());
            writeBytes(moment.key(), out);
            out.writeBoolean(moment.alerted());
        }
    }

    static Moments read(DataInputView in) throws IOException {
        Moments moments = new Moments();
        moments.model = in.readInt();
        moments.hops = in.readLong();
        moments.stride = in.readLong();
        read(moments.openings, in);
        read(moments.normal, in);
        return moments;
    }

    private static void read(List<Moment> moments, DataInputView in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            moments.add(new Moment(in.readLong(), requireNonNull(readBytes(in)), in.readBoolean()));
        }
    }

    Moments copy() {
        Moments copy = new Moments();
        copy.model = model;
        copy.hops = hops;
        copy.stride = stride;
        copy.openings.addAll(openings);
        copy.normal.addAll(normal);
        return copy;
    }
}
