package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of numbers as bytes: their length, then each. */
public final class Cells {
    private Cells() {}

    /** Writes what {@link #read} reads. */
    public static void write(float[] cells, DataOutput out) throws IOException {
        out.writeInt(cells.length);
        for (float cell : cells) {
            out.writeFloat(cell);
        }
    }

    /** An array of floats. */
    public static float[] read(DataInput in) throws IOException {
        float[] cells = new float[in.readInt()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = in.readFloat();
        }
        return cells;
    }

    /** Writes the first doubles of an array; {@link #readInto} knows their number. */
    static void write(double[] cells, int count, DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeDouble(cells[i]);
        }
    }

    /** Reads what was written into the first cells of an array, and returns their number. */
    static int readInto(double[] cells, DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            cells[i] = in.readDouble();
        }
        return count;
    }
}
