package dev.heed.cli.evaluate;

import dev.heed.model.scoring.FaithfulnessScores;

/**
 * How true the saliency was: means over the anomalous hops that lie within the rows.
 *
 * @param hops that were checked, ≥ 1
 * @param deletion share of the hop's score that the most salient tenth of its cells takes away
 * @param randomDeletion what as many random cells take away
 * @param sufficiency share that the most salient tenth alone gives
 * @param randomSufficiency what as many random cells alone give
 */
record SaliencyFacts(int hops, double deletion, double randomDeletion, double sufficiency, double randomSufficiency) {
    /** From the sums over so many hops. */
    static SaliencyFacts of(int hops, FaithfulnessScores sums) {
        return new SaliencyFacts(
                hops,
                sums.deletion() / hops,
                sums.deletionRandom() / hops,
                sums.sufficiency() / hops,
                sums.sufficiencyRandom() / hops);
    }
}
