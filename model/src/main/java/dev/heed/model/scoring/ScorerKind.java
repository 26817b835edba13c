package dev.heed.model.scoring;

/** How the steps of a model are scored. */
public enum ScorerKind {
    /** Several channels, by how far their values miss what was expected of them. An event is a score that stays high. */
    RESIDUAL,
    /** One channel alone, by its own past. An event is one step of a high score, however long it lasts. */
    SINGLE_CHANNEL
}
