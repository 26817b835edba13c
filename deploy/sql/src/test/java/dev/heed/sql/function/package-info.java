@NullMarked
package dev.heed.sql.function;

import org.jspecify.annotations.NullMarked;
