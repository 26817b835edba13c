package dev.heed.model.scoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a {@link StepScorer} remembers of one entity. Mutable, owned by one thread. */
public sealed interface ScoringState permits ResidualState, SingleChannelState {
    /** Which scorer it belongs to. */
    ScorerKind kind();

    /** Writes the state's own bytes, without saying which kind it is. */
    void write(DataOutput out) throws IOException;

    /** A state that shares nothing with this one. */
    default ScoringState copy() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeAny(this, new DataOutputStream(bytes));
            return read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes a state of either kind, so that {@link #read} knows it. */
    static void writeAny(ScoringState state, DataOutput out) throws IOException {
        out.writeByte(state.kind().ordinal());
        state.write(out);
    }

    /** Reads what {@link #writeAny} wrote. */
    static ScoringState read(DataInput in) throws IOException {
        return switch (ScorerKind.values()[in.readByte()]) {
            case RESIDUAL -> ResidualState.read(in);
            case SINGLE_CHANNEL -> new SingleChannelState(in);
        };
    }
}
