/** What is given out, as its user gets it: the archive unpacked, the job's jar on a Flink that knows nothing of Heed. */
@NullMarked
package dev.heed.dist;

import org.jspecify.annotations.NullMarked;
