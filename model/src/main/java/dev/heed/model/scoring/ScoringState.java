package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a {@link StepScorer} remembers of one entity. Mutable, owned by one thread. */
public sealed interface ScoringState permits ResidualState, SingleChannelState {
    /** Which scorer it belongs to. */
    ScorerKind kind();

    /** Writes the state's own bytes, without saying which kind it is. */
    void write(DataOutput out) throws IOException;

    /** A state that shares nothing with this one. */
    ScoringState copy();

    /** Writes a state of either kind, so that {@link #read} knows it. */
    static void writeAny(ScoringState state, DataOutput out) throws IOException {
        out.writeByte(state.kind().ordinal());
        state.write(out);
    }

    /** Reads what {@link #writeAny} wrote. */
    static ScoringState read(DataInput in) throws IOException {
        return switch (ScorerKind.values()[in.readByte()]) {
            case RESIDUAL -> ResidualState.read(in);
            case SINGLE_CHANNEL -> SingleChannelState.read(in);
        };
    }
}
