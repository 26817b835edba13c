package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an entity's name comes from.
 *
 * @param origin of the text
 * @param pattern that the whole text must match, and whose first group is the name; null: the text is the name
 */
public record NameSource(Origin origin, @Nullable Pattern pattern) implements Serializable {
    /** Where the text comes from. */
    public sealed interface Origin extends Serializable {}

    /** A field of the record. */
    public record Field(FieldPath path) implements Origin {}

    /** The record's key, UTF-8. */
    public record Key() implements Origin {}

    /** The topic's name. */
    public record Topic() implements Origin {}

    /** A header of the record, UTF-8. */
    public record Header(String name) implements Origin {}

    /** The same for all records. */
    public record Constant(String name) implements Origin {}
}
