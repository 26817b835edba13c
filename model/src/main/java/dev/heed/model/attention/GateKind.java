package dev.heed.model.attention;

/** The element-wise gates of the catalogue, named in configurations in lower case. */
public enum GateKind {
    /** σ(x). */
    SIGMOID,
    /** σ(a), one weight per channel. */
    LEARNABLE,
    /** σ(x W + b). */
    PROJECTED,
    /** σ([x Wp + bp ; c] Wa + ba), conditioned on a context c. */
    CONTEXT
}
