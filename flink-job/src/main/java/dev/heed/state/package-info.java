/**
 * What a keyed stage keeps of each entity, as bytes. In come objects, out go Flink's keyed states.
 *
 * <p>Start reading at {@link dev.heed.state.PackedState}.
 */
@NullMarked
package dev.heed.state;

import org.jspecify.annotations.NullMarked;
