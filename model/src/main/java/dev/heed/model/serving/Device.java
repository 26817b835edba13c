package dev.heed.model.serving;

/** Where a model runs. */
public enum Device {
    /** The GPU where there is one, else the CPU. */
    AUTO,
    /** The CPU, even where there is a GPU. */
    CPU,
    /** The GPU; refused where there is none. */
    GPU
}
