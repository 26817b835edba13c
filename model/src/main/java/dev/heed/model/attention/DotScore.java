package dev.heed.model.attention;

import com.google.auto.service.AutoService;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** qᵀk (Luong et al. 2015), times a scale. */
public final class DotScore<T extends TFloating> implements Score<T> {
    private final Algebra<T> algebra;
    private final double scale;

    private DotScore(Algebra<T> algebra, double scale) {
        this.algebra = algebra;
        this.scale = scale;
    }

    /** {@code dot}: qᵀk; has no parameters. */
    @AutoService(ScoreKind.class)
    public static final class Plain extends ScoreKind {
        /** For the catalogue. */
        public Plain() {
            super("dot");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return new DotScore<>(algebra, 1);
        }
    }

    /** {@code scaled_dot}: qᵀk / √D (Vaswani et al. 2017); has no parameters. */
    @AutoService(ScoreKind.class)
    public static final class Scaled extends ScoreKind {
        /** For the catalogue. */
        public Scaled() {
            super("scaled_dot");
        }

        @Override
        public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
            return scaled(algebra, sizes.width());
        }
    }

    /** qᵀk / √D (Vaswani et al. 2017), D the width of a head. */
    public static <T extends TFloating> Score<T> scaled(Algebra<T> algebra, int width) {
        return new DotScore<>(algebra, 1 / Math.sqrt(width));
    }

    @Override
    public Operand<T> between(Operand<T> query, Operand<T> key, KeyLayout<T> layout) {
        Operand<T> sized = scale == 1 ? query : algebra.tf().math.mul(query, algebra.number(scale)); // [X, H, D]
        return algebra.pairs(sized, key); // [X, H, K]
    }
}
