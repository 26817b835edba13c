package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One loaded model per process for everybody who serves the same model with the same hop on the same device. */
public final class SharedModels {
    private static final Map<Key, Shared> OPEN = new HashMap<>();

    private SharedModels() {}

    /** A share in a loaded model; the last one closed closes the model. */
    public static final class Lease implements AutoCloseable {
        private final Key key;
        private final Shared shared;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Lease(Key key, Shared shared) {
            this.key = key;
            this.shared = shared;
        }

        /** The model, open until this lease is closed. */
        public ServingModel model() {
            return shared.model;
        }

        /** Gives the share back; a second call does nothing. */
        @Override
        public void close() {
            if (held.getAndSet(false)) {
                release(key, shared);
            }
        }
    }

    private record Key(String digest, int hop, boolean gpu) {}

    private static final class Shared {
        final ServingModel model;
        int leases;

        Shared(ServingModel model) {
            this.model = model;
        }
    }

    /**
     * The model of a directory, verified each time, loaded at most once.
     *
     * @throws Refusal as {@link ServingModel#load} does
     */
    public static Lease acquire(Path directory, ServingOptions options) {
        ModelDirectory verified = ModelDirectory.open(directory);
        int hop = options.hop().orElse(verified.card().hop());
        Key key = new Key(verified.digest(), hop, ServingModel.onGpu(options));
        synchronized (OPEN) {
            Shared shared = OPEN.computeIfAbsent(key, absent -> new Shared(ServingModel.load(verified, options)));
            shared.leases++;
            return new Lease(key, shared);
        }
    }

    private static void release(Key key, Shared shared) {
        synchronized (OPEN) {
            shared.leases--;
            if (shared.leases == 0) {
                OPEN.remove(key);
                shared.model.close();
            }
        }
    }
}
