package dev.heed.model.benchmark;

/** What can run a {@link LocalLayer}; found by its name among the services. */
public interface LayerEngine {
    /** How tables call it. */
    String name();

    /** The layer, ready to run on the caller's thread. */
    LayerRun prepare(LocalLayer layer);
}
