/**
 * What the job's state costs. In come a model, a number of entities and a state backend; out goes a {@link
 * dev.heed.bench.state.StateCost}: bytes of an entity, checkpoints, and the time until a job has its state back.
 *
 * <p>Start reading at {@link dev.heed.bench.state.StateBench}.
 */
@NullMarked
package dev.heed.bench.state;

import org.jspecify.annotations.NullMarked;
