package dev.heed.console.notify.picture;

import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.Micros;
import java.util.List;

/** Takes records of one entity apart into steps. Records of other models are left out. */
final class RecordSteps {
    private final String digest;
    private final AroundAlert around;

    RecordSteps(SaliencyAlert alert, AroundAlert around) {
        this.digest = alert.getModel().getDigest();
        this.around = around;
    }

    private boolean isOther(ModelRef model) {
        return !model.getDigest().equals(digest);
    }

    /** A value is mean + scale · feature / weight where the weight is not 0 and something was observed. */
    void take(WeightedFeatures record) {
        if (isOther(record.getModel())) {
            return;
        }
        int width = record.getChannels().size();
        around.channels(record.getChannels());
        List<Float> weights = record.getWeights();
        List<Float> features = record.getFeatures();
        for (int step = 0; step * width < weights.size(); step++) {
            float[] values = new float[width];
            for (int c = 0; c < width; c++) {
                int at = step * width + c;
                boolean known = weights.get(at) != 0 && record.getObserved().get(at) != 0;
                values[c] = known
                        ? record.getMean().get(c) + record.getScale().get(c) * features.get(at) / weights.get(at)
                        : Float.NaN;
            }
            around.came(time(Micros.of(record.getTime()), step, record.getPeriod()), values);
        }
    }

    void take(Saliency record) {
        if (isOther(record.getModel())) {
            return;
        }
        int width = record.getChannels().size();
        around.channels(record.getChannels());
        for (int step = 0; step < record.getScore().size(); step++) {
            float[] saliency = new float[width];
            for (int c = 0; c < width; c++) {
                saliency[c] = record.getSaliency().get(step * width + c);
            }
            around.step(
                    time(Micros.of(record.getTime()), step, record.getPeriod()),
                    new AroundAlert.Step(
                            record.getScore().get(step), record.getThreshold().get(step), saliency));
        }
    }

    /** Later forecasts of a step replace earlier ones. */
    void take(Forecast record) {
        int levels = record.getLevels().size();
        int width = record.getChannels().size();
        if (isOther(record.getModel()) || levels == 0 || width == 0) {
            return;
        }
        int middle = nearest(record.getLevels());
        int horizon = record.getValues().size() / levels / width;
        for (int step = 0; step < horizon; step++) {
            long time = time(Micros.of(record.getIssued()), step + 1, record.getPeriod());
            for (int c = 0; c < width; c++) {
                int at = (step * width + c) * levels;
                around.band(
                        record.getChannels().get(c),
                        time,
                        new AroundAlert.Band(
                                record.getValues().get(at),
                                record.getValues().get(at + middle),
                                record.getValues().get(at + levels - 1)));
            }
        }
    }

    private static int nearest(List<Float> levels) {
        int nearest = 0;
        for (int i = 1; i < levels.size(); i++) {
            if (Math.abs(levels.get(i) - .5f) < Math.abs(levels.get(nearest) - .5f)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static long time(long first, int step, double period) {
        return first + Math.round(step * period);
    }
}
