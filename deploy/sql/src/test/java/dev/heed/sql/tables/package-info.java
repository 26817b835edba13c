@NullMarked
package dev.heed.sql.tables;

import org.jspecify.annotations.NullMarked;
