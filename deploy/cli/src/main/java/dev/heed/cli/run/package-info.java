/**
 * {@code heed run}: in come Kafka's address and a model, out goes the job, here or on a cluster.
 *
 * <p>Start with {@link dev.heed.cli.run.RunCommand}; {@link dev.heed.cli.run.RunningJob} serves the demo too.
 */
@NullMarked
package dev.heed.cli.run;

import org.jspecify.annotations.NullMarked;
