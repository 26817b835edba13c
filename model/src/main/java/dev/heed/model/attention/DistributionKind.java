package dev.heed.model.attention;

import org.tensorflow.types.family.TFloating;

/**
 * How scores become weights, named in configurations in lower case. A new one is a class and its line here; every score
 * and scope then goes with it.
 */
public enum DistributionKind {
    /** exp(eⱼ)/Σexp. */
    SOFTMAX(Softmax::of),
    /** σ(eⱼ), each on its own. */
    SIGMOID(Sigmoid::of),
    /** σ(eⱼ)/Σσ, Chorowski et al. 2015. */
    LOGISTIC(Logistic::of),
    /** Projection onto the simplex, Martins &amp; Astudillo 2016: most weights are exactly 0. */
    SPARSEMAX(Sparsemax::of),
    /** One-hot of the largest score, or of one that is drawn. */
    HARD(Hard::of);

    private final Making making;

    DistributionKind(Making making) {
        this.making = making;
    }

    private interface Making {
        <T extends TFloating> Distribution<T> of(Algebra<T> algebra, Choice choice);
    }

    /**
     * The distribution of this kind.
     *
     * @param choice how one of the keys is chosen, for the kind that does
     */
    public <T extends TFloating> Distribution<T> of(Algebra<T> algebra, Choice choice) {
        return making.of(algebra, choice);
    }
}
