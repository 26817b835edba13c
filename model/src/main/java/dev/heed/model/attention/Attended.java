package dev.heed.model.attention;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * What attention gives.
 *
 * @param scores before the distribution, [B·N, H, K]
 * @param weights after it, [B·N, H, K] or, in local scope, [B·N, H, offsets]
 * @param context weighted sums, [B, H, V]
 */
public record Attended<T extends TFloating>(Operand<T> scores, Operand<T> weights, Operand<T> context) {}
