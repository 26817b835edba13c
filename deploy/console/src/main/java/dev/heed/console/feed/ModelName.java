package dev.heed.console.feed;

/**
 * Which model made an output.
 *
 * @param name from its card
 * @param version from its card
 * @param digest SHA-256 of its manifest, in hexadecimal
 */
public record ModelName(String name, String version, String digest) {}
