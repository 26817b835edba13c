/**
 * The baseline of published benchmarks of inference in streams. In come samples as JSON, one a record; each goes through the
 * model by itself; out goes a result as JSON, one a record.
 *
 * <p>Start reading at {@link dev.heed.bench.variant.json.JsonPerRecord}.
 */
@NullMarked
package dev.heed.bench.variant.json;

import org.jspecify.annotations.NullMarked;
