package dev.heed.model.network;

/** How the layers' steps within a window become one context, named in configurations in lower case. */
public enum SummaryKind {
    /** Not at all: a step's context is what the layers made of it. */
    NONE,
    /** Attention to steps within segments, then to segments. */
    HIERARCHICAL,
    /** A distribution over the window for every feature. */
    MULTI_DIMENSIONAL,
    /** The window resampled by a scale and a shift that the newest step asks for. */
    LOCATION_SOFT,
    /** The sub-window that scores highest. */
    LOCATION_HARD,
    /** Two groups of channels attend each other as wholes. */
    CO_COARSE,
    /** Two groups of channels attend each other step by step. */
    CO_FINE;

    /** Whether it reads two groups of channels. */
    public boolean readsTwoGroups() {
        return this == CO_COARSE || this == CO_FINE;
    }
}
