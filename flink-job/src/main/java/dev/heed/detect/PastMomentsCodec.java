package dev.heed.detect;

import static dev.heed.state.Varints.readSigned;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeSigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.state.Codec;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Past moments as bytes.
 *
 * @param lastMicros a time after all of them: relative to it their times take fewer bytes
 */
record PastMomentsCodec(long lastMicros) implements Codec<PastMoments> {
    @Override
    public void write(PastMoments moments, DataOutputView out) throws IOException {
        out.writeInt(moments.model);
        writeUnsigned(moments.hops, out);
        writeUnsigned(moments.stride, out);
        writeUnsigned(width(moments), out);
        write(moments.openings, out);
        write(moments.normal, out);
    }

    /** D, which all of them have in common; 0 where there are none. */
    private static int width(PastMoments moments) {
        return Stream.concat(moments.openings.stream(), moments.normal.stream())
                .findFirst()
                .map(moment -> moment.key().length)
                .orElse(0);
    }

    private void write(List<Moment> moments, DataOutputView out) throws IOException {
        writeUnsigned(moments.size(), out);
        for (Moment moment : moments) {
            writeSigned(lastMicros - moment.timeMicros(), out);
            out.write(moment.key());
        }
    }

    @Override
    public PastMoments read(DataInputView in) throws IOException {
        PastMoments moments = new PastMoments();
        moments.model = in.readInt();
        moments.hops = readUnsigned(in);
        moments.stride = readUnsigned(in);
        int width = (int) readUnsigned(in);
        read(moments.openings, true, width, in);
        read(moments.normal, false, width, in);
        return moments;
    }

    private void read(List<Moment> moments, boolean alerted, int width, DataInputView in) throws IOException {
        for (long left = readUnsigned(in); left > 0; left--) {
            long timeMicros = lastMicros - readSigned(in);
            byte[] key = new byte[width];
            in.readFully(key);
            moments.add(new Moment(timeMicros, key, alerted));
        }
    }
}
