/**
 * What attention is made of and what it gives: self, cross and co-attention, hierarchical, multi-head, multi-dimensional
 * and location-wise attention. In come sequences and parameters; out go weights and contexts.
 *
 * <p>Start reading at {@link dev.heed.model.attention.form.CrossAttention}.
 */
@NullMarked
package dev.heed.model.attention.form;

import org.jspecify.annotations.NullMarked;
