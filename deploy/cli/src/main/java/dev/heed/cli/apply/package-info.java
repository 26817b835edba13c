/**
 * {@code heed apply}: in come files and a model, out go CSV files of what the job makes of them.
 *
 * <p>Start with {@link dev.heed.cli.apply.ApplyCommand}; {@link dev.heed.cli.apply.FileJob} runs the pipeline over files
 * and serves whoever wants its detections.
 */
@NullMarked
package dev.heed.cli.apply;

import org.jspecify.annotations.NullMarked;
