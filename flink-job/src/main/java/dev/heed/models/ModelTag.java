package dev.heed.models;

import java.io.Serializable;

/**
 * One version of a model, and where it lies.
 *
 * @param name from its card
 * @param version from its card; empty where a change means the whole name
 * @param digest SHA-256 of its manifest, hexadecimal: names this model and no other; empty where no version is meant
 * @param place directory or URI, as the task managers see it
 */
public record ModelTag(String name, String version, String digest, String place) implements Serializable {
    /** The name and the version as people write them, such as {@code pumps 1.2}. */
    public String label() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
