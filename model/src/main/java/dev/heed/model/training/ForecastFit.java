package dev.heed.model.training;

import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.LookBack;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Fits {@link ForecastConfiguration}. With f = [the last l steps − the last, 1] and y the next H steps − the last, summed
 * over origins for each channel: W_c = (C w A_c + (1 − w) ΣA + λ I)⁻¹ (C w B_c + (1 − w) ΣB), averaged over look-backs. The
 * equations of a shorter look-back are a corner of those of the longest.
 */
final class ForecastFit {
    private static final int BLOCK = 256;
    private static final double MOST_WORK = 6e9;

    private final ForecastConfiguration configuration;
    private final int longest;
    private final int horizon;
    private final int stride;
    private final List<NormalEquations> equations;

    /** For so many rows in all: where they are many, only every n-th origin is used. */
    ForecastFit(ForecastConfiguration configuration, int channels, long rows) {
        this.configuration = configuration;
        this.longest = configuration.longest();
        this.horizon = configuration.horizon();
        double work = (double) rows * channels * (longest + 1) * (longest + 1 + horizon);
        this.stride = (int) Math.max(1, Math.ceil(work / MOST_WORK));
        this.equations = IntStream.range(0, channels)
                .mapToObj(c -> new NormalEquations(longest + 1, horizon))
                .toList();
    }

    /** Adds the origins whose last target lies within; features may lie before. */
    void add(Rows rows) {
        int first = Math.max(longest - 1, rows.from() - horizon);
        int count = Math.max(0, (rows.to() - horizon - first + stride - 1) / stride);
        for (int done = 0; done < count; done += BLOCK) {
            for (int c = 0; c < equations.size(); c++) {
                add(rows.series().values(), c, first + done * stride, Math.min(BLOCK, count - done));
            }
        }
    }

    /** How many origins were added so far. */
    long origins() {
        return equations.get(0).rows();
    }

    private void add(float[] z, int channel, int first, int count) {
        int channels = equations.size();
        DMatrixRMaj features = new DMatrixRMaj(count, longest + 1);
        DMatrixRMaj targets = new DMatrixRMaj(count, horizon);
        for (int row = 0; row < count; row++) {
            int origin = first + row * stride;
            float last = z[origin * channels + channel];
            int begin = origin - longest + 1;
            for (int j = 0; j < longest; j++) {
                features.data[row * (longest + 1) + j] = z[(begin + j) * channels + channel] - last;
            }
            features.data[row * (longest + 1) + longest] = 1;
            for (int k = 0; k < horizon; k++) {
                targets.data[row * horizon + k] = z[(origin + 1 + k) * channels + channel] - last;
            }
        }
        equations.get(channel).add(features, targets);
    }

    /** The weights of all channels, [C, l + 1, H], the last row of each being the constant. */
    double[][] solve() {
        double[][] weights = new double[equations.size()][(longest + 1) * horizon];
        for (LookBack lookBack : configuration.lookBacks()) {
            List<NormalEquations> seen = equations.stream()
                    .map(all -> all.from(longest - lookBack.steps()))
                    .toList();
            NormalEquations pooled = new NormalEquations(lookBack.steps() + 1, horizon);
            seen.forEach(one -> pooled.add(1, one));
            for (int c = 0; c < weights.length; c++) {
                double[] own = solve(lookBack, seen.get(c), pooled);
                int at = weights[c].length - own.length;
                for (int i = 0; i < own.length; i++) {
                    weights[c][at + i] += own[i] / configuration.lookBacks().size();
                }
            }
        }
        return weights;
    }

    private double[] solve(LookBack lookBack, NormalEquations own, NormalEquations pooled) {
        NormalEquations mixed = new NormalEquations(lookBack.steps() + 1, horizon);
        mixed.add(equations.size() * lookBack.ownWeight(), own);
        mixed.add(1 - lookBack.ownWeight(), pooled);
        return mixed.solve(lookBack.ridge()).data;
    }
}
