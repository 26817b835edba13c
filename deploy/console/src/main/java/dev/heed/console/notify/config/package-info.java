/**
 * The file that says who is told what. In comes YAML; out goes a {@link dev.heed.console.notify.config.NotifyConfig}, or all that
 * is wrong with it, each with its place.
 *
 * <p>Start reading at {@link dev.heed.console.notify.config.NotifyFile}.
 */
@NullMarked
package dev.heed.console.notify.config;

import org.jspecify.annotations.NullMarked;
