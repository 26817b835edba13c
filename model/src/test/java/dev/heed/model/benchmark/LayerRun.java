package dev.heed.model.benchmark;

/** A layer, ready to run. Used by one thread. */
interface LayerRun extends AutoCloseable {
    /** The layer's output [B, n, D]; the next run may write into the same array. */
    float[] run();

    @Override
    void close();
}
