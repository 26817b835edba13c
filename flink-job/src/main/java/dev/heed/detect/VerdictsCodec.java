package dev.heed.detect;

import static dev.heed.state.PrimitiveArrays.readBytes;
import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.writeBytes;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What people said as bytes. */
final class VerdictsCodec implements Codec<Verdicts> {
    @Override
    public void write(Verdicts verdicts, DataOutputView out) throws IOException {
        out.writeLong(verdicts.ignoredUntilMicros);
        writeUnsigned(verdicts.suppressed, out);
        writeUnsigned(verdicts.told.size(), out);
        for (ToldAlert told : verdicts.told) {
            out.writeUTF(told.id());
            write(told.opening(), out);
            out.writeDouble(told.height());
        }
        writeUnsigned(verdicts.falseAlarms.size(), out);
        for (FalseAlarm alarm : verdicts.falseAlarms) {
            write(alarm.opening(), out);
            out.writeDouble(alarm.height());
        }
    }

    private static void write(Likeness opening, DataOutputView out) throws IOException {
        writeFloats(opening.shares(), out);
        writeBytes(opening.key(), out);
    }

    @Override
    public Verdicts read(DataInputView in) throws IOException {
        Verdicts verdicts = new Verdicts();
        verdicts.ignoredUntilMicros = in.readLong();
        verdicts.suppressed = (int) readUnsigned(in);
        for (long left = readUnsigned(in); left > 0; left--) {
            verdicts.told.add(new ToldAlert(in.readUTF(), readLikeness(in), in.readDouble()));
        }
        for (long left = readUnsigned(in); left > 0; left--) {
            verdicts.falseAlarms.add(new FalseAlarm(readLikeness(in), in.readDouble()));
        }
        return verdicts;
    }

    private static Likeness readLikeness(DataInputView in) throws IOException {
        return new Likeness(requireNonNull(readFloats(in)), requireNonNull(readBytes(in)));
    }
}
