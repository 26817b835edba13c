/**
 * Fields of records in formats of other people. In come bytes and the paths that are asked for; out go {@link
 * dev.heed.ingest.fields.Rows} of what stands there, as it was written.
 *
 * <p>Start reading at {@link dev.heed.ingest.fields.Format}, then {@link dev.heed.ingest.fields.FieldPath}.
 */
@NullMarked
package dev.heed.ingest.fields;

import org.jspecify.annotations.NullMarked;
