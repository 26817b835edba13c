/**
 * The one way in which all parts of Heed say no. In comes what was expected, found and to be done; out goes an exception
 * that holds it in one line. {@link dev.heed.model.refusal.Problems} collects what is wrong before it is said.
 *
 * <p>Start reading at {@link dev.heed.model.refusal.Refusal}.
 */
@NullMarked
package dev.heed.model.refusal;

import org.jspecify.annotations.NullMarked;
