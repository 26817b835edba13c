package dev.heed.detect;

import static dev.heed.state.PrimitiveArrays.readDoubles;
import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.writeDoubles;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;
import static java.util.Objects.requireNonNull;

import dev.heed.detect.ComparedSide.Followed;
import dev.heed.detect.ComparedSide.Hop;
import dev.heed.detect.ComparedSide.Outcome;
import dev.heed.detect.ComparedSide.Span;
import dev.heed.detect.ComparedSide.Told;
import dev.heed.state.Codec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A comparison as bytes. */
final class ComparisonCodec implements Codec<Comparison> {
    @Override
    public void write(Comparison comparison, DataOutputView out) throws IOException {
        write(comparison.active, out);
        write(comparison.shadow, out);
        ScorePairs scores = comparison.scores;
        writeFloats(Arrays.copyOf(scores.first, scores.kept), out);
        writeFloats(Arrays.copyOf(scores.second, scores.kept), out);
        writeUnsigned(scores.seen, out);
        out.writeBoolean(comparison.activeModel != null);
        if (comparison.activeModel != null) {
            ServedDetectionCodec.write(comparison.activeModel, out);
        }
        out.writeLong(comparison.fromMicros);
        out.writeLong(comparison.toMicros);
        out.writeLong(comparison.stopMicros);
        writeUnsigned(comparison.targets, out);
        out.writeDouble(comparison.activeSum);
        out.writeDouble(comparison.shadowSum);
    }

    @Override
    public Comparison read(DataInputView in) throws IOException {
        Comparison comparison = new Comparison();
        read(comparison.active, in);
        read(comparison.shadow, in);
        comparison.scores =
                ScorePairs.of(requireNonNull(readFloats(in)), requireNonNull(readFloats(in)), (int) readUnsigned(in));
        comparison.activeModel = in.readBoolean() ? ServedDetectionCodec.readModel(in) : null;
        comparison.fromMicros = in.readLong();
        comparison.toMicros = in.readLong();
        comparison.stopMicros = in.readLong();
        comparison.targets = (int) readUnsigned(in);
        comparison.activeSum = in.readDouble();
        comparison.shadowSum = in.readDouble();
        return comparison;
    }

    private static void write(ComparedSide side, DataOutputView out) throws IOException {
        writeUnsigned(side.hops.size(), out);
        for (Hop hop : side.hops) {
            out.writeLong(hop.timeMicros());
            ServedDetectionCodec.write(hop.model(), out);
            writeFloats(hop.scores(), out);
            writeUnsigned(hop.alerts().size(), out);
            for (Told told : hop.alerts()) {
                out.writeUTF(told.id());
                out.writeLong(told.startedMicros());
                out.writeLong(told.timeMicros());
                out.writeByte(told.state().ordinal());
            }
        }
        writeUnsigned(side.alerts.size(), out);
        for (Span alert : side.alerts) {
            out.writeUTF(alert.id());
            out.writeLong(alert.startedMicros());
            out.writeLong(alert.lastMicros());
            out.writeBoolean(alert.isNew());
        }
        writeUnsigned(side.outcomes.size(), out);
        for (Outcome outcome : side.outcomes) {
            out.writeLong(outcome.step());
            out.writeLong(outcome.lastStep());
            writeUnsigned(outcome.cells(), out);
            writeUnsigned(outcome.targets(), out);
            out.writeDouble(outcome.sum());
        }
        Followed followed = side.followed;
        out.writeBoolean(followed != null);
        if (followed != null) {
            out.writeLong(followed.step());
            writeFloats(followed.medians(), out);
            writeFloats(followed.scale(), out);
            writeDoubles(followed.sum(), out);
        }
        out.writeDouble(side.micros);
        writeUnsigned(side.microSteps, out);
    }

    private static void read(ComparedSide side, DataInputView in) throws IOException {
        for (long left = readUnsigned(in); left > 0; left--) {
            side.hops.add(new Hop(
                    in.readLong(), ServedDetectionCodec.readModel(in), requireNonNull(readFloats(in)), readTold(in)));
        }
        for (long left = readUnsigned(in); left > 0; left--) {
            side.alerts.add(new Span(in.readUTF(), in.readLong(), in.readLong(), in.readBoolean()));
        }
        for (long left = readUnsigned(in); left > 0; left--) {
            side.outcomes.add(new Outcome(
                    in.readLong(), in.readLong(), (int) readUnsigned(in), (int) readUnsigned(in), in.readDouble()));
        }
        side.followed = in.readBoolean()
                ? new Followed(
                        in.readLong(),
                        requireNonNull(readFloats(in)),
                        requireNonNull(readFloats(in)),
                        requireNonNull(readDoubles(in)))
                : null;
        side.micros = in.readDouble();
        side.microSteps = (int) readUnsigned(in);
    }

    private static List<Told> readTold(DataInputView in) throws IOException {
        List<Told> told = new ArrayList<>();
        for (long left = readUnsigned(in); left > 0; left--) {
            told.add(new Told(in.readUTF(), in.readLong(), in.readLong(), Alert.State.values()[in.readByte()]));
        }
        return told;
    }
}
