@NullMarked
package dev.heed.sql.format;

import org.jspecify.annotations.NullMarked;
