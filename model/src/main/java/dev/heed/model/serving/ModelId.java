package dev.heed.model.serving;

import java.io.Serializable;

/**
 * Which model made an output.
 *
 * @param name from its card
 * @param version from its card
 * @param digest SHA-256 of its manifest
 */
public record ModelId(String name, String version, String digest) implements Serializable {}
