package dev.heed.model.forecasting;

import dev.heed.model.refusal.Problems;

/**
 * One of the look-backs that the forecast averages over.
 *
 * @param steps how many of the latest steps are seen, ≥ 1
 * @param ownWeight w in [0, 1]: 1 fits every channel alone, 0 fits all channels together
 * @param ridge λ ≥ 0, in units of the summed squares of z
 */
public record LookBack(int steps, double ownWeight, double ridge) {
    public LookBack {
        new Problems()
                .atLeast("lookBack.steps", steps, 1)
                .within("lookBack.ownWeight", ownWeight, 0, 1)
                .within("lookBack.ridge", ridge, 0, Double.MAX_VALUE)
                .verify();
    }
}
