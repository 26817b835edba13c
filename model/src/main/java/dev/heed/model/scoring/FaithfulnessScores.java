package dev.heed.model.scoring;

/**
 * How faithful a hop's saliency is: shares of what the hop's cells gave to its score.
 *
 * @param deletion taken away with the most salient cells
 * @param deletionRandom taken away with as many random cells
 * @param sufficiency given by the most salient cells alone
 * @param sufficiencyRandom given by as many random cells alone
 */
public record FaithfulnessScores(double deletion, double deletionRandom, double sufficiency, double sufficiencyRandom) {
    /** The sums of both. */
    public FaithfulnessScores plus(FaithfulnessScores more) {
        return new FaithfulnessScores(
                deletion + more.deletion,
                deletionRandom + more.deletionRandom,
                sufficiency + more.sufficiency,
                sufficiencyRandom + more.sufficiencyRandom);
    }
}
