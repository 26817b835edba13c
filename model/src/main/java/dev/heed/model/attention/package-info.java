/**
 * The attention catalogue as graph builders: gates, scores, distributions, scopes and forms, any score with any
 * distribution in any scope. In come operands and parameters; out go weights and contexts as operands.
 *
 * <p>Start reading at {@link dev.heed.model.attention.ScoreKind} and {@link dev.heed.model.attention.DistributionKind}.
 */
@NullMarked
package dev.heed.model.attention;

import org.jspecify.annotations.NullMarked;
