package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link SingleChannelScorer} remembers of one entity: up to 50 KB. Mutable, owned by one thread.
 */
final class SingleChannelState implements ScoringState {
    final Season day;
    final Season week;
    final ValueMemory values;
    final ValueMemory residuals;
    final List<Tail> tails;
    final PeakFilter peaks;
    /** Smoothed residual. */
    double drift;

    SingleChannelState(
            Season day, Season week, ValueMemory values, ValueMemory residuals, List<Tail> tails, PeakFilter peaks) {
        this.day = day;
        this.week = week;
        this.values = values;
        this.residuals = residuals;
        this.tails = tails;
        this.peaks = peaks;
    }

    static SingleChannelState read(DataInput in) throws IOException {
        double drift = in.readDouble();
        SingleChannelState state = new SingleChannelState(
                Season.read(in),
                Season.read(in),
                ValueMemory.read(in),
                ValueMemory.read(in),
                tails(in),
                PeakFilter.read(in));
        state.drift = drift;
        return state;
    }

    private static List<Tail> tails(DataInput in) throws IOException {
        int count = in.readInt();
        List<Tail> tails = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tails.add(Tail.read(in));
        }
        return tails;
    }

    @Override
    public ScorerKind kind() {
        return ScorerKind.SINGLE_CHANNEL;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(drift);
        day.write(out);
        week.write(out);
        values.write(out);
        residuals.write(out);
        out.writeInt(tails.size());
        for (Tail tail : tails) {
            tail.write(out);
        }
        peaks.write(out);
    }

    @Override
    public SingleChannelState copy() {
        SingleChannelState copy = new SingleChannelState(
                day.copy(),
                week.copy(),
                values.copy(),
                residuals.copy(),
                tails.stream().map(Tail::copy).toList(),
                peaks.copy());
        copy.drift = drift;
        return copy;
    }
}
