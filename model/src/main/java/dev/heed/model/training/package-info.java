/**
 * Making a model. In come normalised series and a {@link dev.heed.model.training.TrainingPlan}; out goes a model
 * directory: the backbone fitted in closed form, the attention trained on what it leaves, both calibrated.
 *
 * <p>Start reading at {@link dev.heed.model.training.Trainer}.
 */
@NullMarked
package dev.heed.model.training;

import org.jspecify.annotations.NullMarked;
