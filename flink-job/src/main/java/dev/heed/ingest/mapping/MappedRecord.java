package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.UnmappedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record.
 *
 * @param readings of its rows that are as the mapping says, in their order; none where all were filtered out
 * @param problem of the first row that is not; null where all are
 * @param failed rows that are not; a record that cannot be read at all is one
 */
public record MappedRecord(
        List<RawReading> readings, @Nullable UnmappedRecord problem, int failed) {}
