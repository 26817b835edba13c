/**
 * A schema registry with Confluent's REST API: in come its address and what lets a client in, out go schemas by their number, the
 * numbers of schemas, and problems in one line each.
 *
 * <p>Start reading at {@link dev.heed.registry.SchemaRegistry}.
 */
@NullMarked
package dev.heed.registry;

import org.jspecify.annotations.NullMarked;
