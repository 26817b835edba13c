package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
            return shared.model.join();
        }

        private Lease whenLoaded() {
            try {
                shared.model.join();
                return this;
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw e;
            }
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
        final CompletableFuture<ServingModel> model = new CompletableFuture<>();
        int leases = 1;
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
        Shared shared;
        boolean isOurs;
        synchronized (OPEN) {
            shared = OPEN.get(key);
            isOurs = shared == null;
            if (shared == null) {
                shared = new Shared();
                OPEN.put(key, shared);
            } else {
                shared.leases++;
            }
        }
        if (isOurs) {
            load(key, shared, verified, options);
        }
        return new Lease(key, shared).whenLoaded();
    }

    /** Loads it while others may share in models that are open already. */
    private static void load(Key key, Shared shared, ModelDirectory verified, ServingOptions options) {
        try {
            shared.model.complete(ServingModel.load(verified, options));
        } catch (RuntimeException | LinkageError e) {
            synchronized (OPEN) {
                OPEN.remove(key, shared);
            }
            shared.model.completeExceptionally(e);
        }
    }

    /**
     * A share in a model that is loaded already; empty where it is not. The directory is not looked at.
     *
     * @param digest of the model
     * @param hop new steps of a window
     */
    public static Optional<Lease> share(String digest, int hop, ServingOptions options) {
        Key key = new Key(digest, hop, ServingModel.onGpu(options));
        synchronized (OPEN) {
            Shared shared = OPEN.get(key);
            if (shared == null || !shared.model.isDone()) {
                return Optional.empty();
            }
            shared.leases++;
            return Optional.of(new Lease(key, shared));
        }
    }

    private static void release(Key key, Shared shared) {
        synchronized (OPEN) {
            shared.leases--;
            if (shared.leases > 0) {
                return;
            }
            OPEN.remove(key, shared);
        }
        shared.model.join().close();
    }
}
