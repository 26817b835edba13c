/**
 * Mechanisms by their name. In come the settings of a configuration, named inputs and named parameters; out go named outputs,
 * as a graph that can be saved and served.
 *
 * <p>Start reading at {@link dev.heed.model.attention.catalogue.MechanismKind}.
 */
@NullMarked
package dev.heed.model.attention.catalogue;

import org.jspecify.annotations.NullMarked;
