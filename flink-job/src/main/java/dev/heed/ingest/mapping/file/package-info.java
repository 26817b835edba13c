/**
 * The file that says how topics are read. In comes YAML; out go {@link dev.heed.ingest.mapping.Mappings}, or all that is wrong
 * with it, each with its place.
 *
 * <p>Start reading at {@link dev.heed.ingest.mapping.file.MappingFile}.
 */
@NullMarked
package dev.heed.ingest.mapping.file;

import org.jspecify.annotations.NullMarked;
