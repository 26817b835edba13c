package dev.heed.models;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A change that holds, on its way to the stages.
 *
 * @param id of the update that asked for it
 * @param change that holds
 * @param brought the version that it brings; null where it brings none
 */
public record ModelNews(
        UpdateId id, ModelChange change, @Nullable ServedModel brought) implements Serializable {}
