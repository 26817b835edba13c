/**
 * {@code heed train}: in come files of normal operation, out goes a model directory.
 *
 * <p>Start with {@link dev.heed.cli.train.TrainCommand}; {@link dev.heed.cli.train.Training} does the work and serves the
 * demo too.
 */
@NullMarked
package dev.heed.cli.train;

import org.jspecify.annotations.NullMarked;
