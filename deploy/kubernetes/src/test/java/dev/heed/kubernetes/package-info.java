/** The chart and the examples, read with the operators' own classes: what they do not know is an error. */
@NullMarked
package dev.heed.kubernetes;

import org.jspecify.annotations.NullMarked;
