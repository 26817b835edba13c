package dev.heed.model.series;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Between which values channels stay, as training saw them: forecasts do not leave these.
 *
 * @param nonNegative names of the channels that were never negative
 * @param percent names of those in percent that were never beyond 100 either
 */
public record ChannelLimits(List<String> nonNegative, List<String> percent) implements Serializable {
    /** No channel has any. */
    public static final ChannelLimits NONE = new ChannelLimits(List.of(), List.of());

    private static final float HUNDRED = 100;

    public ChannelLimits {
        nonNegative = List.copyOf(nonNegative);
        percent = List.copyOf(percent);
    }

    /**
     * Limits of what was read.
     *
     * @param raw as a model of the intake sees it
     * @param units of the channels; empty where none is known
     * @param unlimited channels that get none
     */
    public static ChannelLimits of(List<RawSeries> raw, Intake intake, List<String> units, Set<String> unlimited) {
        List<String> channels = intake.channels();
        List<String> nonNegative = new ArrayList<>();
        List<String> percent = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            Range range = Range.of(raw, intake, c);
            if (range.isSeen() && range.least >= 0 && !unlimited.contains(channels.get(c))) {
                nonNegative.add(channels.get(c));
                if (range.most <= HUNDRED && !units.isEmpty() && units.get(c).equals("%")) {
                    percent.add(channels.get(c));
                }
            }
        }
        return new ChannelLimits(nonNegative, percent);
    }

    /** What a channel's values lay between. */
    private record Range(double least, double most) {
        static Range of(List<RawSeries> raw, Intake intake, int channel) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (RawSeries one : raw) {
                for (int at = channel; at < one.values().length; at += one.channels()) {
                    double value = intake.whole(channel, one.values()[at]);
                    if (!Double.isNaN(value)) {
                        least = Math.min(least, value);
                        most = Math.max(most, value);
                    }
                }
            }
            return new Range(least, most);
        }

        boolean isSeen() {
            return least <= most;
        }
    }

    /** Lower limits of these channels as the model sees values, −∞ where there is none. */
    public float[] lowest(Intake intake) {
        return of(intake, nonNegative, 0, Float.NEGATIVE_INFINITY);
    }

    /** Upper limits of these channels as the model sees values, ∞ where there is none. */
    public float[] highest(Intake intake) {
        return of(intake, percent, HUNDRED, Float.POSITIVE_INFINITY);
    }

    private static float[] of(Intake intake, List<String> limited, float limit, float none) {
        float[] limits = new float[intake.channels().size()];
        for (int c = 0; c < limits.length; c++) {
            limits[c] = limited.contains(intake.channels().get(c)) ? intake.read(c, limit) : none;
        }
        return limits;
    }
}
