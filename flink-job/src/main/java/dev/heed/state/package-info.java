/**
 * What a keyed stage keeps of each entity, and the bytes of that. In come objects and a {@link dev.heed.state.Codec} for each
 * kind; out go Flink's keyed states.
 *
 * <p>Start reading at {@link dev.heed.state.EntityState}.
 */
@NullMarked
package dev.heed.state;

import org.jspecify.annotations.NullMarked;
