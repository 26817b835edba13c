@NullMarked
package dev.heed.sql;

import org.jspecify.annotations.NullMarked;
