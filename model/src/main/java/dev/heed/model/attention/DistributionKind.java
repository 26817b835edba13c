package dev.heed.model.attention;

/** How scores become weights, named in configurations in lower case. */
public enum DistributionKind {
    /** exp(eⱼ)/Σexp. */
    SOFTMAX,
    /** σ(eⱼ), each on its own. */
    SIGMOID,
    /** σ(eⱼ)/Σσ, Chorowski et al. 2015. */
    LOGISTIC,
    /** Projection onto the simplex, Martins &amp; Astudillo 2016: most weights are exactly 0. */
    SPARSEMAX,
    /** One-hot of the largest score. */
    HARD
}
