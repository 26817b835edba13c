/**
 * {@code heed replay}: in come rows of files, out go sensor readings in Kafka, in the order of time and at a pace.
 *
 * <p>Start with {@link dev.heed.cli.replay.ReplayCommand}; {@link dev.heed.cli.replay.Replay} does the work and serves the
 * demo too.
 */
@NullMarked
package dev.heed.cli.replay;

import org.jspecify.annotations.NullMarked;
