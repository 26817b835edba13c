package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Hard;
import dev.heed.model.attention.Parameters;
import dev.heed.model.attention.form.HardLocation;
import dev.heed.model.attention.form.SoftLocation;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Location-wise attention to x [B, T, D]: soft, resampled by theta [B, 2], or hard, a sub-window of {@code length}. */
record LocationAttention(Softness softness, int length, Choice choice) implements Mechanism {
    private enum Softness {
        SOFT,
        HARD
    }

    static Mechanism of(ConfigurationReader configuration) {
        Softness softness = configuration.oneOf("softness", Softness.SOFT);
        return softness == Softness.SOFT
                ? new LocationAttention(softness, 0, Choice.largest())
                : new LocationAttention(
                        softness, configuration.required("length", 1), AttentionOptions.choice(configuration));
    }

    @Override
    public <T extends TFloating> NamedOperands<T> of(
            Algebra<T> algebra, NamedOperands<T> inputs, Parameters<T> parameters) {
        Operand<T> x = inputs.get("x"); // [B, T, D]
        if (softness == Softness.SOFT) {
            Operand<T> features = new SoftLocation<>(algebra).of(x, inputs.get("theta")); // [B, T, D]
            return new NamedOperands<T>().with("features", features);
        }
        if (length > Algebra.length(x, 1)) {
            throw new IllegalArgumentException(
                    "length must be at most the " + Algebra.length(x, 1) + " steps, found " + length);
        }
        HardLocation.Cut<T> cut = new HardLocation<>(algebra, new Hard().of(algebra, choice), parameters, length).of(x);
        return new NamedOperands<T>()
                .with("start", cut.start()) // [B]
                .with("features", cut.features()); // [B, L, D]
    }
}
