package dev.heed.model.serving;

import java.io.Serializable;

/** Which model made an output: name and version from its card, SHA-256 of its manifest. */
public record ModelId(String name, String version, String digest) implements Serializable {}
