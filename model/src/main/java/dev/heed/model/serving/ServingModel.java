package dev.heed.model.serving;

import java.nio.file.Path;

/** A verified model, loaded and warmed up. Thread-safe. */
public final class ServingModel implements AutoCloseable {
    private final ModelCard card;
    private final String digest;
    private final BatchLayout layout;

    private ServingModel(ModelCard card, String digest, BatchLayout layout) {
        this.card = card;
        this.digest = digest;
        this.layout = layout;
    }

    /**
     * Verifies, loads and warms up a model.
     *
     * @throws ModelRefused when the directory, its card or its graph is not as it must be
     */
    public static ServingModel load(Path directory, ServingOptions options) {
        throw new UnsupportedOperationException(directory + " " + options);
    }

    /** What the model says of itself. */
    public ModelCard card() {
        return card;
    }

    /** SHA-256 of the manifest, hexadecimal: names this model and no other. */
    public String digest() {
        return digest;
    }

    /** h: new steps of a window. */
    public int hop() {
        return layout.hop();
    }

    /** T: steps of a window. */
    public int steps() {
        return card.windowSteps(hop());
    }

    /** Sizes of what it gives. */
    public BatchLayout layout() {
        return layout;
    }

    /** Where it runs: {@code cpu} or {@code gpu}. */
    public String device() {
        return "cpu";
    }

    /**
     * Attends a batch.
     *
     * @param count windows in the batch, ≥ 1
     * @param windows where they are read from
     * @param padTo the batch is filled up with empty windows to this size where it is smaller; 0 does not fill
     */
    public AttendedBatch run(int count, Windows windows, int padTo) {
        throw new UnsupportedOperationException(count + " " + windows + " " + padTo);
    }

    @Override
    public void close() {}
}
