package dev.heed.bench.variant;

import dev.heed.attend.AttendSettings;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.ModelId;
import dev.heed.model.serving.ServingOptions;
import dev.heed.model.serving.SharedModels;
import dev.heed.model.serving.Windows;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** A model that takes one window a call, on its caller's thread. */
final class OneWindowModel implements AutoCloseable {
    private final SharedModels.Lease lease;

    /**
     * Loads the model, or shares it with those that have loaded it.
     *
     * @param steps that come out of a window: its newest
     */
    OneWindowModel(AttendSettings settings, int steps) {
        lease = SharedModels.acquire(
                Path.of(settings.modelDirectory()),
                new ServingOptions(OptionalInt.of(steps), settings.device(), 0, settings.intraOpThreads(), List.of(1)));
    }

    ModelId id() {
        return lease.model().card().id(lease.model().digest());
    }

    /**
     * Runs the model.
     *
     * @param values [T × C] normalised
     * @param observed [T × C]: 1 where there was a reading
     */
    AttendedBatch run(float[] values, byte[] observed) {
        return lease.model().run(1, new Windows.Same(values, observed), 0);
    }

    @Override
    public void close() {
        lease.close();
    }
}
