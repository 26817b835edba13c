/**
 * How another module adds a command: it offers an {@link dev.heed.cli.extension.Extension} as a service, and {@link
 * dev.heed.cli.Heed} lists it after its own commands. A {@link dev.heed.cli.extension.DemoPage} shows a demo.
 */
@NullMarked
package dev.heed.cli.extension;

import org.jspecify.annotations.NullMarked;
