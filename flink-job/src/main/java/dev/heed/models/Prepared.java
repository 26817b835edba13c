package dev.heed.models;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a subtask found when it made a change ready.
 *
 * @param request of the change
 * @param subtask that says so
 * @param of so many
 * @param brought the version that the change brings, loaded and warmed up here; null where it brings none, or was refused
 * @param refused why the version cannot be served here; null where it can
 */
public record Prepared(
        UpdateRequest request,
        int subtask,
        int of,
        @Nullable ServedModel brought,
        @Nullable Refused refused) implements Serializable {}
