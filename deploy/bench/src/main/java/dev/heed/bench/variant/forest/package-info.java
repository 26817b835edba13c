/**
 * The baseline of an anomaly detector of the field. In come readings; each step goes through its entity's random cut forest;
 * out goes a score a step and a share of it for each channel.
 *
 * <p>Start reading at {@link dev.heed.bench.variant.forest.Forest}.
 */
@NullMarked
package dev.heed.bench.variant.forest;

import org.jspecify.annotations.NullMarked;
