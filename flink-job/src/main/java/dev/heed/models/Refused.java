package dev.heed.models;

import java.io.Serializable;

/**
 * Why an update does not hold.
 *
 * @param reason for machines, such as {@code unknown-name}
 * @param text for people: what was expected, what was found and what to do
 */
public record Refused(String reason, String text) implements Serializable {}
