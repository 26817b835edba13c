/**
 * The attention catalogue as graph builders. In come operands and parameters; out go weights and contexts as operands. This
 * page says what there is and what it is for; {@link dev.heed.model.attention.form} holds what is built from it,
 * {@link dev.heed.model.attention.catalogue} finds it by name.
 *
 * <h2>The idea</h2>
 *
 * A window x holds T steps of C channels, and not all of them matter alike. Attention multiplies by weights that depend on
 * the data, so that what matters counts more, and so that one can look at the weights afterwards. Throughout, B windows make
 * a batch, D is the width of a vector, H the number of queries, N of heads, r a radius in steps.
 *
 * <h2>Element-wise: a weight for every number</h2>
 *
 * A {@link dev.heed.model.attention.Gate} gives every element its own weight in (0, 1); the features are x ⊙ weights, of the
 * shape of x, at a cost of B·T·C. No element competes with another.
 *
 * <pre>
 * sigmoid    σ(x)                            large values pass, low ones do not
 * learnable  σ(a)                            one weight per channel, always the same
 * projected  σ(x W + b)                      a channel's weight depends on the other channels of its step
 * context    σ([x Wp + bp ; c] Wa + ba)      ... and on a context c, such as the window's recent mean
 * </pre>
 *
 * <h2>Attention: a weighted sum of what was asked for</h2>
 *
 * A query q asks, keys k answer, values v are what is had: context = Σⱼ g(f(q, k))ⱼ vⱼ. f is a
 * {@link dev.heed.model.attention.Score}, g a {@link dev.heed.model.attention.Distribution}, and a
 * {@link dev.heed.model.attention.Scope} says which keys a query sees. Any of them goes with any other;
 * {@link dev.heed.model.attention.Attention} puts two together and a scope applies them. A gate, a score and a distribution
 * are one file each: {@link dev.heed.model.attention.GateKind}, {@link dev.heed.model.attention.ScoreKind} and {@link
 * dev.heed.model.attention.DistributionKind} find them by their names. A scope is not one file: besides its keys it decides
 * how many steps a layer reads (so the receptive field and the lookahead in the card), how a stream is cut for it and how its
 * weights are laid out. {@link dev.heed.model.attention.ScopeKind} lists them; the compiler names the switches over it.
 *
 * <pre>
 * additive    vᵀ tanh(W1ᵀ k + W2ᵀ q)     dot         qᵀk
 * concat      vᵀ tanh(Wᵀ [k ; q])        scaled_dot  qᵀk / √D
 * key_only    vᵀ tanh(Wᵀ k)              general     qᵀ W k
 * location    (qᵀ W)ⱼ                    similarity  q·k / (‖q‖‖k‖)
 * </pre>
 *
 * <h2>Soft and hard</h2>
 *
 * Soft attention looks at everything a little: softmax exp(eⱼ)/Σexp; sigmoid σ(eⱼ), each key on its own; logistic σ(eⱼ)/Σσ,
 * in which no outlier takes all; sparsemax, the projection onto the simplex, in which most weights are exactly 0. Hard
 * attention looks at one key: the largest score when it serves, a draw from softmax(e) when it trains, so that every key is
 * tried. A draw has no gradient; it takes that of softmax(e + noise), straight through ({@link
 * dev.heed.model.attention.Hard}). Soft attention is easier to train; hard attention names one step.
 *
 * <h2>Global and local</h2>
 *
 * In {@link dev.heed.model.attention.GlobalScope} a query sees all T keys: T² scores for a window. In {@link
 * dev.heed.model.attention.LocalScope} it sees those around its own step, t − r … t (causal) or t − r … t + r (centered): T·r
 * scores, in blocks, and never a matrix of all pairs, so that a stream can be attended step by step for ever. In {@link
 * dev.heed.model.attention.PredictiveScope} the query foretells the place p = (T − 1) σ(vpᵀ tanh(Wpᵀ q)) that it wants to see
 * and looks at the steps within r of it, weighted by exp(−(s − p)² / (2 (r/2)²)).
 *
 * <h2>Item-wise and location-wise</h2>
 *
 * All of the above weight items, step by step. Location-wise attention picks a part of the window as a whole: softly, by
 * reading it at s·u + d for every normalised time u, which stretches and shifts it; or hard, as the sub-window whose steps
 * score highest on average.
 *
 * <h2>Whose queries, whose keys</h2>
 *
 * <ul>
 *   <li>Distinctive: queries and keys come from different sequences, as they are.
 *   <li>Self: all three come from x, as x Wq, x Wk, x Wv. Every step asks every other what it has to say.
 *   <li>Cross: queries from y, keys and values from x. A process asks its environment.
 *   <li>Co: both ask each other. Coarse: each side's steps are weighted by what the mean of the other asks. Fine: one
 *       affinity A = tanh(y W xᵀ) for every pair of steps, distributed over x for each step of y and over y for each of x.
 *   <li>Hierarchical: softmax(tanh(x W1 + b1) u1) over the steps within each segment, then the same with W2, b2, u2 over the
 *       segments: first which phase, then which moment.
 * </ul>
 *
 * <h2>What comes out</h2>
 *
 * Single: one context per query. Multi-head: N heads of width D/N, each with weights of its own, side by side, times Wo.
 * Multi-dimensional: a distribution over time for every feature, softmax(tanh(x W1 + b1) W2 + b2), context Σₜ w ⊙ x.
 *
 * <h2>What always holds</h2>
 *
 * A hidden key's weight is exactly 0. A query that sees no key has weights and context 0 and finite gradients; in local scope
 * a step always sees itself. No window depends on its neighbours in the batch. Gradients agree with central differences.
 *
 * <p>Sources: Bahdanau et al. 2014 (additive); Luong et al. 2015 (dot, general, concat, location, local); Vaswani et al. 2017
 * (scaled dot, self, multi-head); Lin et al. 2017 (key only); Chorowski et al. 2015 (logistic); Martins and Astudillo 2016
 * (sparsemax); Jang et al. 2017 (Gumbel-softmax); Jaderberg et al. 2015 (spatial transformer); Yang et al. 2016
 * (hierarchical); Shen et al. 2018 (multi-dimensional).
 *
 * <p>Start reading at {@link dev.heed.model.attention.Attention}.
 */
@NullMarked
package dev.heed.model.attention;

import org.jspecify.annotations.NullMarked;
