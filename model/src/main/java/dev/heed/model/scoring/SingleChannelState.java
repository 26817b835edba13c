package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a {@link SingleChannelScorer} remembers of one entity: up to 50 KB. Mutable, owned by one thread. */
final class SingleChannelState implements ScoringState {
    final Season day;
    final Season week;
    final ValueMemory values;
    final ValueMemory residuals;
    final List<Tail> tails = new ArrayList<>();
    final PeakFilter peaks;
    /** Smoothed residual. */
    double drift;

    /** Nothing seen yet, with seasons of so many slots and so many terms. */
    SingleChannelState(int slotsOfDay, int slotsOfWeek, int terms) {
        this.day = new Season(slotsOfDay);
        this.week = new Season(slotsOfWeek);
        this.values = new ValueMemory();
        this.residuals = new ValueMemory();
        for (int i = 0; i < terms; i++) {
            tails.add(new Tail());
        }
        this.peaks = new PeakFilter();
    }

    /** What {@link #write} wrote. */
    SingleChannelState(DataInput in) throws IOException {
        this.drift = in.readDouble();
        this.day = Season.read(in);
        this.week = Season.read(in);
        this.values = ValueMemory.read(in);
        this.residuals = ValueMemory.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            tails.add(Tail.read(in));
        }
        this.peaks = PeakFilter.read(in);
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
}
