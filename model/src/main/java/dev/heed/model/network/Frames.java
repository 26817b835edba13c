package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The W steps that end with each step, each step's window a row of its own, so that a step's result is its own alone. */
record Frames(Algebra<TFloat32> algebra, int window) {

    Operand<TFloat32> of(Operand<TFloat32> x) { // [B, m + W − 1, D] → [B·m, W, D]
        List<Operand<TFloat32>> shifted = IntStream.range(0, window)
                .mapToObj(i -> algebra.steps(x, i, i - window + 1)) // [B, m, D]
                .toList();
        Operand<TFloat32> framed = algebra.concat(shifted, 2); // [B, m, W·D]
        return algebra.reshape(framed, -1, window, Algebra.length(x, 2)); // [B·m, W, D]
    }

    /** Of frames, the newest step: the frame's own. */
    Operand<TFloat32> newest(Operand<TFloat32> frames) { // [B·m, W, D] → [B·m, 1, D]
        return algebra.steps(frames, window - 1, 0);
    }

    /** What was made of each frame, laid out as the steps that the frames end with. */
    Operand<TFloat32> unframe(Operand<TFloat32> made, Operand<TFloat32> like, long size) { // [B·m, …] → [B, m, size]
        return algebra.withLeading(algebra.steps(like, window - 1, 0), algebra.reshape(made, -1, size));
    }
}
