package dev.heed.detect;

import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What channels did in an event, as bytes: all its sums as they are, so that they go on to the bit. */
final class EvidenceCodec implements Codec<Evidence> {
    @Override
    public void write(Evidence evidence, DataOutputView out) throws IOException {
        writeUnsigned(evidence.channels.size(), out);
        for (ChannelEvidence channel : evidence.channels) {
            writeDoubles(channel.numbers(), out);
        }
    }

    @Override
    public Evidence read(DataInputView in) throws IOException {
        Evidence evidence = new Evidence();
        for (long left = readUnsigned(in); left > 0; left--) {
            evidence.channels.add(ChannelEvidence.of(requireNonNull(readDoubles(in))));
        }
        return evidence;
    }
}
