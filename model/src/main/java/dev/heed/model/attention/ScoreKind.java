package dev.heed.model.attention;

import org.tensorflow.types.family.TFloating;

/**
 * The score functions f(query, key) of the catalogue, named in configurations in lower case. A new one is a class and its
 * line here; every distribution and scope then goes with it.
 */
public enum ScoreKind {
    /** vᵀ tanh(W1ᵀ k + W2ᵀ q), Bahdanau et al. 2014. */
    ADDITIVE(AdditiveScore::of),
    /** qᵀk, Luong et al. 2015. */
    DOT(DotScore::plain),
    /** qᵀk / √D, Vaswani et al. 2017. */
    SCALED_DOT(DotScore::scaled),
    /** qᵀ W k, Luong et al. 2015. */
    GENERAL(GeneralScore::of),
    /** vᵀ tanh(Wᵀ [k ; q]), Luong et al. 2015. */
    CONCAT(AdditiveScore::concat),
    /** (qᵀ W)ⱼ, from the query alone, Luong et al. 2015. */
    LOCATION(LocationScore::of),
    /** q·k / (‖q‖‖k‖), the cosine. */
    SIMILARITY(SimilarityScore::of),
    /** vᵀ tanh(Wᵀ k), from the keys alone, Lin et al. 2017. */
    KEY_ONLY(KeyOnlyScore::of);

    private final Making making;

    ScoreKind(Making making) {
        this.making = making;
    }

    private interface Making {
        <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes);
    }

    /**
     * The score of this kind.
     *
     * @param parameters of the names in the catalogue
     */
    public <T extends TFloating> Score<T> of(Algebra<T> algebra, Parameters<T> parameters, ScoreSizes sizes) {
        return making.of(algebra, parameters, sizes);
    }
}
