package dev.heed.models;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.shipment.ModelShipment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * The versions that this process has heard of, by digest: what travels with a window is only a {@link ModelTag}. The window stage
 * of the same process has heard of a version before it sends windows to it; where the next stage runs in another process, that
 * one may be a little behind, and reads the card where the model lies. Thread-safe.
 */
public final class KnownModels {
    private static final Map<String, ServedModel> KNOWN = new ConcurrentHashMap<>();

    private KnownModels() {}

    private static String key(String digest, int hop) {
        return digest + '/' + hop;
    }

    /** Remembers a version. */
    public static void learn(ServedModel model) {
        KNOWN.putIfAbsent(key(model.tag().digest(), model.hop()), model);
    }

    /** A version that was heard of. */
    public static Optional<ServedModel> find(String digest, int hop) {
        return Optional.ofNullable(KNOWN.get(key(digest, hop)));
    }

    /**
     * A version, read from where it lies unless it was heard of.
     *
     * @throws Refusal when it is not there, or is another one
     */
    public static ServedModel of(ModelTag tag, int hop, RuntimeContext context) {
        return find(tag.digest(), hop).orElseGet(() -> {
            ModelDirectory directory = ModelDirectory.open(ModelShipment.received(context, tag.digest(), tag.place()));
            if (!directory.digest().equals(tag.digest())) {
                throw Refusal.preflight(tag.place() + ": expected the model of digest " + tag.digest() + ", found "
                        + directory.digest() + "; put the directory back as it was when it was published");
            }
            ServedModel model = ServedModel.of(tag, directory.card(), hop);
            learn(model);
            return model;
        });
    }
}
