package dev.heed.window;

import dev.heed.ingest.Verdict;
import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What a person said as bytes. */
final class VerdictCodec implements Codec<Verdict> {
    @Override
    public void write(Verdict verdict, DataOutputView out) throws IOException {
        out.writeUTF(verdict.kind().name());
        out.writeUTF(verdict.alert());
        out.writeLong(verdict.effectiveMicros());
        out.writeLong(verdict.untilMicros());
    }

    @Override
    public Verdict read(DataInputView in) throws IOException {
        return new Verdict(Verdict.Kind.valueOf(in.readUTF()), in.readUTF(), in.readLong(), in.readLong());
    }
}
