/**
 * Records in formats of other people as readings. In come a {@link dev.heed.ingest.mapping.RecordMapping}, which says where the
 * entity, the time and the channels stand, and records; out go {@link dev.heed.ingest.mapping.RawReading}s, which no model has
 * been asked about yet.
 *
 * <p>Start reading at {@link dev.heed.ingest.mapping.RecordMapper}.
 */
@NullMarked
package dev.heed.ingest.mapping;

import org.jspecify.annotations.NullMarked;
