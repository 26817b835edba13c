/**
 * {@code heed schemas}: out go the contracts of the topics as files for programs in other languages.
 *
 * <p>Start with {@link dev.heed.cli.schemas.SchemasCommand}.
 */
@NullMarked
package dev.heed.cli.schemas;

import org.jspecify.annotations.NullMarked;
