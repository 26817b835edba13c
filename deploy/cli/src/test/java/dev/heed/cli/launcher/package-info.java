/** Tests of the launcher {@code heed} at the top of the project. */
@NullMarked
package dev.heed.cli.launcher;

import org.jspecify.annotations.NullMarked;
