/**
 * What people see of a job without access to it: consumers of its topics. {@link dev.heed.console.watch} is the live page,
 * {@link dev.heed.console.notify} delivers alerts.
 */
@NullMarked
package dev.heed.console;

import org.jspecify.annotations.NullMarked;
