package dev.heed.model.forecasting;

import java.io.Serializable;
import java.util.List;

/**
 * What a {@link ForecastTracker} must know.
 *
 * @param channels C ≥ 1
 * @param horizon H ≥ 1, in steps
 * @param levels quantile levels in (0, 1), ascending, 0.5 among them
 * @param alpha share of the correction that is kept before anything was learned, in [0, 1]
 * @param halfLifeSteps steps after which an outcome has lost half its weight for the share, &gt; 0
 * @param priorSteps how many steps of outcomes the first share weighs, &gt; 0
 * @param spacingSteps steps between the issues that are followed until their targets arrive, ≥ 1
 * @param reverts whether a forecast's level is drawn to the running mean, as far as outcomes ask for it
 */
public record Tracking(
        int channels,
        int horizon,
        List<Double> levels,
        double alpha,
        double halfLifeSteps,
        double priorSteps,
        int spacingSteps,
        boolean reverts)
        implements Serializable {
    /** Issues of one entity that are followed at a time, about. */
    private static final int FOLLOWED = 16;

    public Tracking {
        levels = List.copyOf(levels);
        if (channels < 1 || horizon < 1 || spacingSteps < 1 || !levels.contains(.5)) {
            throw new IllegalArgumentException("tracking needs channels, horizon and spacingSteps of at least 1 and 0.5"
                    + " among its levels, found " + channels + ", " + horizon + ", " + spacingSteps + ", " + levels);
        }
        if (!(alpha >= 0 && alpha <= 1) || !(halfLifeSteps > 0) || !(priorSteps > 0)) {
            throw new IllegalArgumentException("tracking needs alpha in [0, 1], halfLifeSteps > 0 and priorSteps > 0,"
                    + " found " + alpha + ", " + halfLifeSteps + ", " + priorSteps);
        }
    }

    /** A rule under which levels are not drawn to the mean. */
    public Tracking(
            int channels,
            int horizon,
            List<Double> levels,
            double alpha,
            double halfLifeSteps,
            double priorSteps,
            int spacingSteps) {
        this(channels, horizon, levels, alpha, halfLifeSteps, priorSteps, spacingSteps, false);
    }

    /** The smallest multiple of the hop that follows no more than about 16 issues at a time. */
    public static int spacing(int horizon, int hop) {
        int least = (horizon + FOLLOWED - 1) / FOLLOWED;
        return (least + hop - 1) / hop * hop;
    }

    /** H·C. */
    public int cells() {
        return horizon * channels;
    }

    /** Where 0.5 is among the levels. */
    public int median() {
        return levels.indexOf(.5);
    }
}
