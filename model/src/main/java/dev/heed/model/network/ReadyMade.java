package dev.heed.model.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Configurations for each mechanism, ready to train; {@code ready/README.md} beside them says when to use which. */
public final class ReadyMade {
    private static final List<String> NAMES = List.of(("default none local-centered global local-predictive single-head"
                    + " gate-sigmoid gate-learnable gate-projected score-additive score-dot score-general score-concat"
                    + " score-location score-similarity score-key-only distribution-sigmoid distribution-logistic"
                    + " distribution-sparsemax distribution-hard cross co-coarse co-fine hierarchical multi-dimensional"
                    + " location-soft location-hard")
            .split(" "));

    private ReadyMade() {}

    /** All names. */
    public static List<String> names() {
        return NAMES;
    }

    /** @throws IllegalArgumentException when there is no configuration of that name */
    public static NetworkConfiguration named(String name) {
        try (InputStream in = ReadyMade.class.getResourceAsStream("ready/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("expected one of " + NAMES + ", found " + name);
            }
            return ConfigurationJson.change(NetworkConfiguration.defaults(), new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
