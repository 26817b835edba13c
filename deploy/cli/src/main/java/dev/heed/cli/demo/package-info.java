/**
 * {@code heed demo}: in comes nothing or a file, out goes everything that Heed does, at once and in this JVM.
 *
 * <p>Start with {@link dev.heed.cli.demo.DemoCommand}, then {@link dev.heed.cli.demo.Demo}; what is streamed is a {@link
 * dev.heed.cli.demo.Scenario}.
 */
@NullMarked
package dev.heed.cli.demo;

import org.jspecify.annotations.NullMarked;
