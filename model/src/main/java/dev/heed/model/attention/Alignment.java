package dev.heed.model.attention;

/** On which sides of its own step a query of local scope sees. */
public enum Alignment {
    /** Steps t − r … t. */
    CAUSAL,
    /** Steps t − r … t + r. */
    CENTERED
}
