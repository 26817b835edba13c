/**
 * {@code heed retrain}: in come a topic of readings and the running model, out goes a new version of it, measured beside the
 * old one and brought to the jobs.
 *
 * <p>Start with {@link dev.heed.cli.retrain.RetrainCommand}.
 */
@NullMarked
package dev.heed.cli.retrain;

import org.jspecify.annotations.NullMarked;
