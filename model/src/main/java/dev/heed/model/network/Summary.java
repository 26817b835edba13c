package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attended;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Distribution;
import dev.heed.model.attention.Hard;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.Score;
import dev.heed.model.attention.ScoreSizes;
import dev.heed.model.attention.form.CoarseCoAttention;
import dev.heed.model.attention.form.FineCoAttention;
import dev.heed.model.attention.form.HardLocation;
import dev.heed.model.attention.form.HierarchicalAttention;
import dev.heed.model.attention.form.MultiDimensionalAttention;
import dev.heed.model.attention.form.SoftLocation;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Sums up, for every step, the window that ends with it, and adds that to the step. It eats W − 1 steps. */
record Summary(
        Algebra<TFloat32> algebra,
        AttentionConfiguration configuration,
        Parameters<TFloat32> parameters,
        Choice choice) {

    /** A window summed up: weights of its steps [B·m, W] and context [B·m, K], K its size. */
    record Summed(Operand<TFloat32> weights, Operand<TFloat32> context, long size) {}

    AttentionLayer.Layered of(Streams streams) { // [B, m + W − 1, D]
        Frames frames = frames();
        Operand<TFloat32> x = frames.of(streams.attended()); // [B·m, W, D]
        Operand<TFloat32> y = streams.areTwo() ? frames.of(streams.asking()) : x; // [B·m, W, D]
        Summed summed = summed(x, y);
        Operand<TFloat32> context = frames.unframe(summed.context(), streams.asking(), summed.size()); // [B, m, K]
        Operand<TFloat32> read =
                algebra.dense(context, parameters.matrix("Wo", summed.size(), configuration.width())); // [B, m, D]
        Operand<TFloat32> own = algebra.steps(streams.asking(), configuration.window() - 1, 0); // [B, m, D]
        return new AttentionLayer.Layered(
                frames.unframe(summed.weights(), streams.asking(), configuration.window()), // [B, m, W]
                Streams.one(algebra.tf().math.add(own, read)));
    }

    /** A window x [X, W, D]; in co-attention with another, y [X, W, D]. */
    private Summed summed(Operand<TFloat32> x, Operand<TFloat32> y) {
        return switch (configuration.summary().kind()) {
            case HIERARCHICAL -> hierarchical(x);
            case MULTI_DIMENSIONAL -> multiDimensional(x);
            case LOCATION_SOFT -> resampled(x);
            case LOCATION_HARD -> cutOut(x);
            case CO_COARSE -> coarse(x, y);
            case CO_FINE -> fine(x, y);
            case NONE -> throw new IllegalStateException("there is nothing to sum up");
        };
    }

    private int width() {
        return configuration.width();
    }

    private int window() {
        return configuration.window();
    }

    private Frames frames() {
        return new Frames(algebra, window());
    }

    private Distribution<TFloat32> distribution() {
        return configuration.distribution().of(algebra, choice);
    }

    private Summed hierarchical(Operand<TFloat32> x) {
        int segments = configuration.summary().segments();
        HierarchicalAttention.Levels<TFloat32> levels =
                new HierarchicalAttention<>(algebra, distribution(), parameters, segments).of(x, null);
        Operand<TFloat32> ofSegments = algebra.transpose(levels.segmentWeights(), 0, 2, 1); // [X, S, 1]
        Operand<TFloat32> weights = algebra.tf().math.mul(levels.stepWeights(), ofSegments); // [X, S, P]
        return new Summed(algebra.reshape(weights, -1, window()), levels.context(), width());
    }

    private Summed multiDimensional(Operand<TFloat32> x) {
        MultiDimensionalAttention.Features<TFloat32> features =
                new MultiDimensionalAttention<>(algebra, distribution(), parameters).of(x, null);
        return new Summed(algebra.average(features.weights()), features.context(), width());
    }

    /** Scale and shift begin at 1 and 0: at the window as it is. */
    private Summed resampled(Operand<TFloat32> x) {
        Operand<TFloat32> newest = algebra.reshape(frames().newest(x), -1, width()); // [X, D]
        Operand<TFloat32> asked = algebra.dense(
                newest,
                parameters.get("theta", Parameters.Start.ZEROS, width(), 2),
                parameters.bias("thetaBias", 2)); // [X, 2]
        Operand<TFloat32> theta = algebra.tf().math.add(asked, algebra.constant(Shape.of(2), 1, 0)); // [X, 2]
        SoftLocation<TFloat32> location = new SoftLocation<>(algebra);
        return new Summed(
                location.shares(theta, window()),
                location.of(x, theta),
                (long) window() * width()); // [X, W], [X, W, D]
    }

    private Summed cutOut(Operand<TFloat32> x) {
        int length = configuration.summary().length();
        HardLocation.Cut<TFloat32> cut =
                new HardLocation<>(algebra, new Hard().of(algebra, choice), parameters, length).of(x);
        return new Summed(spread(cut.weights(), length), cut.features(), (long) length * width());
    }

    /** A start's weight, shared out evenly over its sub-window. */
    private Operand<TFloat32> spread(Operand<TFloat32> starts, int length) { // [X, 1, n] → [X, W]
        int count = window() - length + 1;
        double[] covered = new double[count * window()];
        for (int start = 0; start < count; start++) {
            for (int i = 0; i < length; i++) {
                covered[start * window() + start + i] = 1.0 / length;
            }
        }
        return algebra.dense(
                algebra.reshape(starts, -1, count), algebra.constant(Shape.of(count, window()), covered)); // [X, W]
    }

    private Summed coarse(Operand<TFloat32> x, Operand<TFloat32> y) {
        ScoreSizes sizes = new ScoreSizes(width(), width(), window());
        Score<TFloat32> score = configuration.score().of(algebra, parameters.within("score"), sizes);
        CoarseCoAttention<TFloat32> form = new CoarseCoAttention<>(
                algebra, new Attention<>(algebra, score, distribution(), new Heads<>(algebra, 1)));
        Attended<TFloat32> ofX = form.of(x, y);
        Attended<TFloat32> ofY = form.of(y, x);
        Operand<TFloat32> both = algebra.concat(List.of(ofX.context(), ofY.context()), 2); // [X, 1, 2D]
        return new Summed(ofX.weights(), both, 2L * width());
    }

    private Summed fine(Operand<TFloat32> x, Operand<TFloat32> y) {
        FineCoAttention.CoAttended<TFloat32> made = new FineCoAttention<>(algebra, distribution(), parameters).of(x, y);
        Operand<TFloat32> both = algebra.concat(
                List.of(frames().newest(made.contextForY()), frames().newest(made.contextForX())), 2); // [X, 1, 2D]
        return new Summed(frames().newest(made.weightsForY()), both, 2L * width());
    }
}
