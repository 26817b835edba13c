/**
 * The fourth stage. In come attended hops; out goes for each a {@link dev.heed.detect.Detection}: a score for each step, a
 * saliency for each step and channel, and the alerts that opened, went on or closed.
 *
 * <p>An alert's causes in words come from {@link dev.heed.detect.ChannelEvidence} and {@link dev.heed.detect.AlertWords}; what
 * people say of alerts is weighed by {@link dev.heed.detect.Judge}.
 *
 * <p>Start reading at {@link dev.heed.detect.Detector}, then {@link dev.heed.detect.AlertTracker}; the score itself is
 * {@link dev.heed.model.scoring.ResidualScorer}.
 */
@NullMarked
package dev.heed.detect;

import org.jspecify.annotations.NullMarked;
