package dev.heed.model.attention;

/** The score functions f(query, key) of the catalogue, named in configurations in lower case. */
public enum ScoreKind {
    /** vᵀ tanh(W1ᵀ k + W2ᵀ q), Bahdanau et al. 2014. */
    ADDITIVE,
    /** qᵀk, Luong et al. 2015. */
    DOT,
    /** qᵀk / √D, Vaswani et al. 2017. */
    SCALED_DOT,
    /** qᵀ W k, Luong et al. 2015. */
    GENERAL,
    /** vᵀ tanh(Wᵀ [k ; q]), Luong et al. 2015. */
    CONCAT,
    /** (qᵀ W)ⱼ, from the query alone, Luong et al. 2015. */
    LOCATION,
    /** q·k / (‖q‖‖k‖), the cosine. */
    SIMILARITY,
    /** vᵀ tanh(Wᵀ k), from the keys alone, Lin et al. 2017. */
    KEY_ONLY
}
