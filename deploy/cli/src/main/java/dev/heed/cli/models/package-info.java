/**
 * {@code heed models}: in come a model's directory or name and what to do with it, out goes an update for the jobs, and what
 * they say has become of it.
 *
 * <p>Start with {@link dev.heed.cli.models.ModelsCommand}; {@link dev.heed.cli.models.ModelTopics} does the work.
 */
@NullMarked
package dev.heed.cli.models;

import org.jspecify.annotations.NullMarked;
