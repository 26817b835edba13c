package dev.heed.cli.input;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are.
 *
 * @param entity column that names a row's entity; null: the file's name does
 * @param channel column that names the channel of a row's only value; null: every channel is a column
 * @param value column of that value; null: the one that is left
 * @param ignored columns that are no channels
 */
public record ColumnLayout(
        @Nullable String entity,
        @Nullable String channel,
        @Nullable String value,
        List<String> ignored) implements Serializable {
    public ColumnLayout {
        ignored = List.copyOf(ignored);
    }

    /** Every channel is a column, the file is the entity. */
    public static ColumnLayout plain() {
        return new ColumnLayout(null, null, null, List.of());
    }
}
