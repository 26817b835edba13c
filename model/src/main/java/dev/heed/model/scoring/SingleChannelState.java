package dev.heed.model.scoring;

import dev.heed.model.scoring.single.Cells;
import dev.heed.model.scoring.single.ChannelPast;
import dev.heed.model.scoring.single.Clock;
import dev.heed.model.scoring.single.SingleChannel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SingleChannelScorer} remembers of one entity. Its past begins anew where it is of a model with other
 * constants. Mutable, owned by one thread.
 */
final class SingleChannelState implements ScoringState {
    private @Nullable ChannelPast past;

    /** Of an entity with such a past, or with none. */
    SingleChannelState(@Nullable ChannelPast past) {
        this.past = past;
    }

    /** The past of a series with these constants. */
    ChannelPast past(SingleChannel constants, Clock clock) {
        ChannelPast known = past;
        if (known == null || !known.isOf(constants, clock)) {
            known = new ChannelPast(constants, clock);
            past = known;
        }
        return known;
    }

    @Override
    public ScorerKind kind() {
        return ScorerKind.SINGLE_CHANNEL;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(past != null);
        if (past != null) {
            past.write(out);
        }
    }

    /** What {@link #write} wrote. */
    static SingleChannelState read(DataInput in) throws IOException {
        return new SingleChannelState(in.readBoolean() ? ChannelPast.read(in) : null);
    }

    /**
     * Passes over what the scorer before this one remembered, of which it can make no use: a drift, two profiles, two memories
     * of values, any number of tails, a filter of peaks.
     */
    static SingleChannelState readFormer(DataInput in) throws IOException {
        in.readDouble();
        for (int profile = 0; profile < 2; profile++) {
            Cells.read(in);
            Cells.read(in);
            in.readDouble();
            in.readDouble();
        }
        Cells.read(in);
        Cells.read(in);
        for (int left = 3 * in.readInt() + 4; left > 0; left--) {
            in.readDouble();
        }
        return new SingleChannelState(null);
    }
}
