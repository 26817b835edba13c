package dev.heed.model.network;

import dev.heed.model.refusal.Problems;
import java.util.List;

/**
 * The linear expectation of a step from earlier steps of all channels: z_t ≈ [z_{t−h}, …, z_{t−h−lags+1}, 1] W_h, a
 * ridge vector autoregression for each horizon h.
 *
 * @param horizons h, in steps, ≥ 1, ascending
 * @param lags how many steps it looks at, ≥ 1
 * @param ridge λ ≥ 0 per training row: W = (GᵀG + λ N I)⁻¹ Gᵀ Z
 */
public record ExpectationConfiguration(List<Integer> horizons, int lags, double ridge) {
    public ExpectationConfiguration {
        horizons = List.copyOf(horizons);
        Problems problems = new Problems().atLeast("expectation.horizons.size", horizons.size(), 1);
        for (int e = 0; e < horizons.size(); e++) {
            problems.atLeast("expectation.horizons[" + e + "]", horizons.get(e), e == 0 ? 1 : horizons.get(e - 1) + 1);
        }
        problems.atLeast("expectation.lags", lags, 1)
                .within("expectation.ridge", ridge, 0, Double.MAX_VALUE)
                .verify();
    }

    /** Horizons 1 and 48, 10 lags, ridge 0.03: measured on server and machine data. */
    public static ExpectationConfiguration defaults() {
        return new ExpectationConfiguration(List.of(1, 48), 10, .03);
    }

    /** The smallest horizon, in steps: the one that attention corrects. */
    public int shortest() {
        return horizons.get(0);
    }

    /** The largest horizon, in steps. */
    public int longest() {
        return horizons.get(horizons.size() - 1);
    }
}
