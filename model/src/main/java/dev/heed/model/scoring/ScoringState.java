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
    /** Marks what was stored of a {@link ResidualState} before it had a usual log energy. */
    int FORMER_RESIDUAL = 0;

    /** Marks what was stored for the scorer of one channel before this one. */
    int FORMER_SINGLE_CHANNEL = 1;

    /** Marks what was stored of a {@link SingleChannelState}. */
    int SINGLE_CHANNEL = 2;

    /** Marks what was stored of a {@link ResidualState}. */
    int RESIDUAL = 3;

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
        out.writeByte(state instanceof ResidualState ? RESIDUAL : SINGLE_CHANNEL);
        state.write(out);
    }

    /** Reads what {@link #writeAny} wrote. */
    static ScoringState read(DataInput in) throws IOException {
        int mark = in.readByte();
        return switch (mark) {
            case FORMER_RESIDUAL -> ResidualState.readFormer(in);
            case RESIDUAL -> ResidualState.read(in);
            case FORMER_SINGLE_CHANNEL -> SingleChannelState.readFormer(in);
            case SINGLE_CHANNEL -> SingleChannelState.read(in);
            default ->
                throw new IOException("expected the state of a scorer, marked " + FORMER_RESIDUAL + " to " + RESIDUAL
                        + ", found mark " + mark + "; restore it with the version of Heed that wrote it");
        };
    }
}
