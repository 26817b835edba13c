/**
 * {@code heed infer-mapping}: in come some records of a topic or a file, out goes a mapping that reads them, and why it is as it is.
 *
 * <p>Start with {@link dev.heed.cli.infer.InferMappingCommand}, then {@link dev.heed.cli.infer.Proposal}. A {@link
 * dev.heed.cli.infer.FieldSurvey} says what stands in the records; each guess takes what it knows and leaves the rest.
 */
@NullMarked
package dev.heed.cli.infer;

import org.jspecify.annotations.NullMarked;
