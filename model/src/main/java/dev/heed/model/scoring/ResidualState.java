package dev.heed.model.scoring;

import dev.heed.model.scoring.single.Cells;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a {@link ResidualScorer} remembers of one entity. Mutable, owned by one thread. */
final class ResidualState implements ScoringState {
    /** Smoothed near energy. */
    double near;
    /** Smoothed far energy. */
    double far;
    /** [channels]: smoothed squared near residuals. */
    final float[] energy;
    /** [channels]: slow average of the cells' residual energy. */
    final float[] usual;

    ResidualState(double near, double far, float[] energy, float[] usual) {
        this.near = near;
        this.far = far;
        this.energy = energy;
        this.usual = usual;
    }

    static ResidualState read(DataInput in) throws IOException {
        return new ResidualState(in.readDouble(), in.readDouble(), Cells.read(in), Cells.read(in));
    }

    @Override
    public ScorerKind kind() {
        return ScorerKind.RESIDUAL;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(near);
        out.writeDouble(far);
        Cells.write(energy, out);
        Cells.write(usual, out);
    }
}
