package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import java.io.Serializable;

/** Records are readings only if one of these values stands there. */
public record Condition(FieldPath path, Values values) implements Serializable {}
