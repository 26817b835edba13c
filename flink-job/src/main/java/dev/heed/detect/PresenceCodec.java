package dev.heed.detect;

import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How much of an entity is observed, as bytes. */
final class PresenceCodec implements Codec<Presence> {
    @Override
    public void write(Presence presence, DataOutputView out) throws IOException {
        writeUnsigned(presence.steps, out);
        out.writeDouble(presence.usually);
        out.writeDouble(presence.lately);
    }

    @Override
    public Presence read(DataInputView in) throws IOException {
        Presence presence = new Presence();
        presence.steps = readUnsigned(in);
        presence.usually = in.readDouble();
        presence.lately = in.readDouble();
        return presence;
    }
}
