package dev.heed.models;

import java.io.Serializable;

/**
 * A change that somebody asks for.
 *
 * @param id of the record that asks
 * @param change that is asked for
 */
public record UpdateRequest(UpdateId id, ModelChange change) implements Serializable {}
