package dev.heed.cli.models;

import dev.heed.model.serving.ModelDirectory;

/**
 * A version of a model and where it is.
 *
 * @param name of the model, as on its card
 * @param version as on its card; empty where none is meant
 * @param uri of its directory, as the task managers see it; empty where none is known
 * @param digest of its manifest, hexadecimal; empty where none is known
 */
public record NamedVersion(String name, String version, String uri, String digest) {
    /** A directory's model at a place. */
    static NamedVersion of(ModelDirectory directory, String uri) {
        return new NamedVersion(directory.card().name(), directory.card().version(), uri, directory.digest());
    }

    /** A name alone. */
    static NamedVersion none(String name) {
        return new NamedVersion(name, "", "", "");
    }

    /** The name and, where one is meant, the version, in words. */
    String text() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
