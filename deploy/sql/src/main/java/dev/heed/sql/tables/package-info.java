/**
 * Statements that make tables of Heed's topics. In come the contracts, out goes the text of {@code tables.sql}.
 *
 * <p>Start reading at {@link dev.heed.sql.tables.TableStatements}.
 */
@NullMarked
package dev.heed.sql.tables;

import org.jspecify.annotations.NullMarked;
