/**
 * Serving a model. In comes a model directory, which is verified whole before it is used; out goes a session that attends
 * batches of windows. TensorFlow does not show through.
 *
 * <p>Start reading at {@link dev.heed.model.serving.ServingModel}, then {@link dev.heed.model.serving.ModelCard}.
 */
@NullMarked
package dev.heed.model.serving;

import org.jspecify.annotations.NullMarked;
