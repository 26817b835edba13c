/**
 * What one channel's own past says of its next value. In come normalised values, step by step; out goes a raw score per
 * step, and what of it is an event's peak.
 *
 * <p>Start reading at {@link dev.heed.model.scoring.single.ChannelPast}; {@link
 * dev.heed.model.scoring.single.PeriodFinder} finds the one constant that training has to find.
 */
@NullMarked
package dev.heed.model.scoring.single;

import org.jspecify.annotations.NullMarked;
