package dev.heed.model.scoring;

import dev.heed.model.scoring.single.Cells;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

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
    /** [channels]: usual log energy, standardised by training's: below 0 where the channel is quieter; NaN where not known. */
    final float[] lull;

    ResidualState(double near, double far, float[] energy, float[] usual, float[] lull) {
        this.near = near;
        this.far = far;
        this.energy = energy;
        this.usual = usual;
        this.lull = lull;
    }

    static ResidualState read(DataInput in) throws IOException {
        return new ResidualState(in.readDouble(), in.readDouble(), Cells.read(in), Cells.read(in), Cells.read(in));
    }

    /** Reads what was stored before there was a usual log energy: it is not known. */
    static ResidualState readFormer(DataInput in) throws IOException {
        double near = in.readDouble();
        double far = in.readDouble();
        float[] energy = Cells.read(in);
        float[] lull = new float[energy.length];
        Arrays.fill(lull, Float.NaN);
        return new ResidualState(near, far, energy, Cells.read(in), lull);
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
        Cells.write(lull, out);
    }
}
