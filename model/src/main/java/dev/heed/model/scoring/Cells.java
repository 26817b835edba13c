package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of floats as bytes: their length, then each. */
final class Cells {
    private Cells() {}

    static void write(float[] cells, DataOutput out) throws IOException {
        out.writeInt(cells.length);
        for (float cell : cells) {
            out.writeFloat(cell);
        }
    }

    static float[] read(DataInput in) throws IOException {
        float[] cells = new float[in.readInt()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = in.readFloat();
        }
        return cells;
    }
}
