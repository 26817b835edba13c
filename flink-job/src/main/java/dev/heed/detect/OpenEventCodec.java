package dev.heed.detect;

import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.readLongs;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.PrimitiveArrays.writeLongs;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.state.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event as bytes.
 *
 * @param hasEvidence whether the bytes hold what the channels did and what people said; those of detection state 6 do not
 * @param hasLater whether they hold what began in the course of it; those of 7 do not
 */
record OpenEventCodec(boolean hasEvidence, boolean hasLater) implements Codec<OpenEvent> {
    private static final EvidenceCodec EVIDENCE = new EvidenceCodec();

    @Override
    public void write(OpenEvent event, DataOutputView out) throws IOException {
        out.writeLong(event.startedMicros);
        out.writeDouble(event.threshold);
        writeDoubles(event.blame, out);
        writeLongs(event.from, out);
        writeLongs(event.to, out);
        if (hasEvidence) {
            EVIDENCE.write(event.evidence, out);
        }
        if (hasLater) {
            write(event.later, out);
        }
        if (hasEvidence) {
            out.writeDouble(event.askedHeight);
            out.writeBoolean(event.heldBack);
            writeUnsigned(event.suppressed, out);
        }
        out.writeBoolean(event.alerted);
        out.writeDouble(event.score);
        out.writeLong(event.lastMicros);
        writeUnsigned(event.unusualSteps, out);
        writeUnsigned(event.quietSteps, out);
        writeUnsigned(event.sinceUpdate, out);
        if (hasEvidence) {
            out.writeLong(event.risenMicros);
            out.writeDouble(event.risen);
        }
    }

    private static void write(LaterCauses causes, DataOutputView out) throws IOException {
        writeDoubles(causes.recent, out);
        writeDoubles(causes.lasting, out);
        for (boolean later : causes.later) {
            out.writeBoolean(later);
        }
        writeUnsigned(causes.steps, out);
    }

    private static LaterCauses readLater(DataInputView in, int channels) throws IOException {
        double[] recent = requireNonNull(readDoubles(in));
        double[] lasting = requireNonNull(readDoubles(in));
        boolean[] later = new boolean[channels];
        for (int c = 0; c < channels; c++) {
            later[c] = in.readBoolean();
        }
        LaterCauses causes = new LaterCauses(recent, lasting, later);
        causes.steps = (int) readUnsigned(in);
        return causes;
    }

    @Override
    public OpenEvent read(DataInputView in) throws IOException {
        long startedMicros = in.readLong();
        double threshold = in.readDouble();
        double[] blame = requireNonNull(readDoubles(in));
        OpenEvent event = new OpenEvent(
                startedMicros,
                blame,
                requireNonNull(readLongs(in)),
                requireNonNull(readLongs(in)),
                hasEvidence ? EVIDENCE.read(in) : new Evidence(),
                hasLater ? readLater(in, blame.length) : new LaterCauses(blame.length));
        event.threshold = threshold;
        event.askedHeight = hasEvidence ? in.readDouble() : Double.NaN;
        event.heldBack = hasEvidence && in.readBoolean();
        event.suppressed = hasEvidence ? (int) readUnsigned(in) : 0;
        event.alerted = in.readBoolean();
        event.score = in.readDouble();
        event.lastMicros = in.readLong();
        event.unusualSteps = (int) readUnsigned(in);
        event.quietSteps = (int) readUnsigned(in);
        event.sinceUpdate = (int) readUnsigned(in);
        if (hasEvidence) {
            event.risenMicros = in.readLong();
            event.risen = in.readDouble();
        }
        return event;
    }
}
