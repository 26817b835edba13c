package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.BiasedScore;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.LocalScope;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.ScaledDotScore;
import dev.heed.model.attention.Score;
import dev.heed.model.attention.Softmax;
import dev.heed.model.attention.form.CrossAttention;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Patches of a channel (Nie et al. 2023), one pre-norm block of local attention over them, and a reading that begins at 0. */
record PatchAttention(
        Algebra<TFloat32> algebra, BranchConfiguration branch, Parameters<TFloat32> parameters, Choice choice) {

    Operand<TFloat32> of(Operand<TFloat32> x, int horizon) { // [B, C, P·p] → [B, C, H]
        Ops tf = algebra.tf();
        long channels = Algebra.length(x, 1);
        int width = branch.width();
        Operand<TFloat32> embedded = embedded(x, channels); // [B·C, P, D]
        Operand<TFloat32> mixed = tf.math.add(embedded, attended(normed("norm", embedded)));
        Operand<TFloat32> made = normed("last", tf.math.add(mixed, feedForward(normed("forwardNorm", mixed))));
        long flat = (long) branch.patches() * width;
        Operand<TFloat32> patches = new Dropout(choice).of(algebra, algebra.reshape(made, -1, flat), branch.dropout());
        Operand<TFloat32> hidden = tf.math.tanh(algebra.dense(
                patches,
                parameters.matrix("flat", flat, branch.hidden()),
                parameters.bias("flatBias", branch.hidden()))); // [B·C, K]
        Operand<TFloat32> read = algebra.dense(
                hidden,
                parameters.get("ahead", Parameters.Start.ZEROS, branch.hidden(), horizon),
                parameters.bias("aheadBias", horizon)); // [B·C, H]
        return algebra.reshape(read, -1, channels, horizon); // [B, C, H]
    }

    private Operand<TFloat32> embedded(Operand<TFloat32> x, long channels) { // [B, C, P·p] → [B·C, P, D]
        Ops tf = algebra.tf();
        int width = branch.width();
        int patches = branch.patches();
        Operand<TFloat32> apart = algebra.reshape(x, -1, channels, patches, branch.patch()); // [B, C, P, p]
        Operand<TFloat32> embedded = algebra.dense(
                apart, parameters.matrix("embedding", branch.patch(), width), parameters.bias("bias", width));
        Operand<TFloat32> channel = algebra.reshape(parameters.matrix("channel", channels, width), channels, 1, width);
        Operand<TFloat32> place = parameters.matrix("position", patches, width); // [P, D]
        return algebra.reshape(tf.math.add(embedded, tf.math.add(channel, place)), -1, patches, width);
    }

    private Operand<TFloat32> attended(Operand<TFloat32> x) { // [B·C, P, D]
        int each = branch.width() / branch.heads();
        LocalScope<TFloat32> beside = new LocalScope<>(algebra, branch.reach(), branch.reach());
        Score<TFloat32> score = new BiasedScore<>(
                algebra, ScaledDotScore.of(algebra, each), parameters.bias("offsets", beside.offsets()));
        Attention<TFloat32> attention = new Attention<>(
                algebra, score, new Softmax().of(algebra, Choice.largest()), new Heads<>(algebra, branch.heads()));
        return new CrossAttention<>(algebra, attention, beside, parameters.within("heads"))
                .mixed(x, null)
                .context();
    }

    private Operand<TFloat32> feedForward(Operand<TFloat32> x) { // [B·C, P, D]
        int width = branch.width();
        Parameters<TFloat32> own = parameters.within("forward");
        Operand<TFloat32> wide = algebra.dense(x, own.matrix("W1", width, 2L * width), own.bias("b1", 2L * width));
        return algebra.dense(gelu(wide), own.matrix("W2", 2L * width, width), own.bias("b2", width));
    }

    /** x σ(1.702 x), Hendrycks &amp; Gimpel 2016. */
    private Operand<TFloat32> gelu(Operand<TFloat32> x) {
        Ops tf = algebra.tf();
        return tf.math.mul(x, tf.math.sigmoid(tf.math.mul(x, algebra.number(1.702))));
    }

    private Operand<TFloat32> normed(String name, Operand<TFloat32> x) { // […, D] → […, D]
        return new LayerNorm(algebra, parameters.within(name), branch.width()).of(x);
    }
}
