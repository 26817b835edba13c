package dev.heed.model.attention;

/** Which keys a query sees, named in configurations in lower case. */
public enum ScopeKind {
    /** All of them. */
    GLOBAL,
    /** Those within a radius of the query's own step, on the sides that its {@link Alignment} names. */
    LOCAL,
    /** Those within a radius of a step that the query foretells, Luong et al. 2015. */
    LOCAL_PREDICTIVE
}
