/**
 * Flink from a command's point of view: in come settings, out goes an environment or a cluster in this JVM that nobody
 * outside this machine reaches.
 *
 * <p>Start with {@link dev.heed.cli.flink.EmbeddedFlink}.
 */
@NullMarked
package dev.heed.cli.flink;

import org.jspecify.annotations.NullMarked;
