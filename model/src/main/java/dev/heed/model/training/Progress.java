package dev.heed.model.training;

/** Told how far training is. */
@FunctionalInterface
public interface Progress {
    /** So much of a stage is done, of so much in all; called by the training thread. */
    void at(String stage, long done, long total);

    /** Tells nobody. */
    static Progress silent() {
        return (stage, done, total) -> {};
    }
}
