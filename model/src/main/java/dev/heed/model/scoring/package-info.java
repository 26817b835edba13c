/**
 * From residuals to a score. In come normalised steps and what the model expected of them; out go a score per step, a
 * saliency per step and channel, and an alarm threshold that follows the score.
 *
 * <p>Start reading at {@link dev.heed.model.scoring.ResidualScorer}; {@link dev.heed.model.scoring.ScoringCalibrator}
 * finds its constants on training data.
 */
@NullMarked
package dev.heed.model.scoring;

import org.jspecify.annotations.NullMarked;
