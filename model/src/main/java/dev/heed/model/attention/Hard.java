package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.random.RandomUniform;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * One-hot of one key: of the largest score, the first of equals, or of a draw from softmax(e).
 *
 * <p>A draw is the largest of e + g, g = −log(−log u) with u uniform (Gumbel 1954). Trained straight through (Jang et al.
 * 2017), its gradient is that of softmax(e + g).
 */
@AutoService(DistributionKind.class)
public final class Hard extends DistributionKind {
    /** Keeps the logarithm of a uniform number finite. */
    private static final double TINY = 1e-30;

    @Override
    protected <T extends TFloating> Operand<T> weights(
            Algebra<T> algebra, Choice choice, Operand<T> scores, KeyMask<T> mask) {
        Ops tf = algebra.tf();
        Operand<T> shown = mask.hide(scores); // [X, H, K]
        return switch (choice.mode()) {
            case LARGEST -> mask.clear(largest(algebra, shown)); // [X, H, K]
            case SAMPLE -> mask.clear(largest(algebra, tf.math.add(shown, noise(algebra, choice, shown)))); // [X, H, K]
            case STRAIGHT_THROUGH -> {
                Operand<T> noisy = tf.math.add(shown, noise(algebra, choice, shown)); // [X, H, K]
                Operand<T> soft = tf.nn.softmax(noisy); // [X, H, K]
                Operand<T> none = tf.math.sub(soft, tf.stopGradient(soft)); // 0, with the gradient of soft
                yield mask.clear(tf.math.add(tf.stopGradient(largest(algebra, noisy)), none)); // [X, H, K]
            }
        };
    }

    @Override
    public boolean chooses() {
        return true;
    }

    private static <T extends TFloating> Operand<T> largest(
            Algebra<T> algebra, Operand<T> scores) { // [X, H, K] → [X, H, K]
        Ops tf = algebra.tf();
        Operand<TInt32> keys = tf.constant(Math.toIntExact(Algebra.length(scores, -1)));
        Operand<TInt32> best = tf.math.argMax(tf.stopGradient(scores), tf.constant(-1), TInt32.class); // [X, H]
        return tf.oneHot(best, keys, algebra.number(1), algebra.number(0)); // [X, H, K]
    }

    private static <T extends TFloating> Operand<T> noise(
            Algebra<T> algebra, Choice choice, Operand<T> like) { // [X, H, K]
        Ops tf = algebra.tf();
        Operand<T> uniform = tf.random.randomUniform(
                tf.shape(tf.stopGradient(like)),
                algebra.type(),
                RandomUniform.seed(choice.seed()),
                RandomUniform.seed2(1L)); // [X, H, K]
        Operand<T> exponential = tf.math.neg(tf.math.log(tf.math.maximum(uniform, algebra.number(TINY)))); // [X, H, K]
        return tf.stopGradient(tf.math.neg(tf.math.log(exponential))); // [X, H, K]
    }
}
