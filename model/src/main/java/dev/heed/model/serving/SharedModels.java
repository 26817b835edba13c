package dev.heed.model.serving;

import java.nio.file.Path;

/** One loaded model per process for everybody who serves the same model with the same hop on the same device. */
public final class SharedModels {
    private SharedModels() {}

    /** A share in a loaded model; the last one closed closes the model. */
    public interface Lease extends AutoCloseable {
        /** The model, open until this lease is closed. */
        ServingModel model();

        /** Gives the share back; a second call does nothing. */
        @Override
        void close();
    }

    /**
     * The model of a directory, loaded at most once.
     *
     * @throws ModelRefused as {@link ServingModel#load} does
     */
    public static Lease acquire(Path directory, ServingOptions options) {
        throw new UnsupportedOperationException(directory + " " + options);
    }
}
