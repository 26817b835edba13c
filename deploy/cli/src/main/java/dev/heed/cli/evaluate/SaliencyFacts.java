package dev.heed.cli.evaluate;

import dev.heed.detect.FaithfulnessMeans;
import dev.heed.model.scoring.Faithfulness.Shares;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How true the saliency was: means over the anomalous hops of all rows that were run.
 *
 * @param hops that were checked
 * @param deletion share of the hop's score that the most salient tenth of its cells takes away
 * @param randomDeletion what as many random cells take away
 * @param sufficiency share that the most salient tenth alone gives
 * @param randomSufficiency what as many random cells alone give
 */
record SaliencyFacts(long hops, double deletion, double randomDeletion, double sufficiency, double randomSufficiency) {
    /** From the accumulators of a job that ended; null where no hop was checked. */
    static @Nullable SaliencyFacts of(Map<String, Object> accumulators) {
        long hops = FaithfulnessMeans.hops(accumulators);
        Shares means = FaithfulnessMeans.means(accumulators);
        return hops == 0
                ? null
                : new SaliencyFacts(
                        hops, means.deletion(), means.deletionRandom(), means.sufficiency(), means.sufficiencyRandom());
    }
}
