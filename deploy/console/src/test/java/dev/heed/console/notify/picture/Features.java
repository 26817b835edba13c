package dev.heed.console.notify.picture;

import dev.heed.console.notify.Alerts;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.WeightedFeatures;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records of pump-1 with the channels flow and power, a step a second. */
public final class Features {
    static final long PERIOD = 1_000_000;
    private static final List<String> CHANNELS = List.of("flow", "power");

    private Features() {}

    private static ModelRef model() {
        return new ModelRef("pumps", "3", Alerts.DIGEST);
    }

    /** Of all steps but the first one channel has no weight, and the other was not observed. */
    public static WeightedFeatures of(Instant time, int steps) {
        List<Float> weights = new ArrayList<>();
        List<Float> features = new ArrayList<>();
        byte[] observed = new byte[2 * steps];
        for (int step = 0; step < steps; step++) {
            weights.addAll(List.of(step == 0 ? .25f : 0f, .6f));
            features.addAll(List.of(.5f, .3f));
            observed[2 * step] = 1;
            observed[2 * step + 1] = (byte) (step == 0 ? 1 : 0);
        }
        return WeightedFeatures.newBuilder()
                .setEntity("pump-1")
                .setTime(time)
                .setPeriod(PERIOD)
                .setChannels(CHANNELS)
                .setModel(model())
                .setHistory(9)
                .setReceptiveField(9)
                .setWeights(weights)
                .setFeatures(features)
                .setContext(List.of())
                .setMean(List.of(10f, 20f))
                .setScale(List.of(2f, 3f))
                .setObserved(ByteBuffer.wrap(observed))
                .build();
    }

    public static Saliency saliency(Instant time, int steps) {
        List<Float> score = new ArrayList<>();
        List<Float> threshold = new ArrayList<>();
        List<Float> saliency = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            score.add((float) step);
            threshold.add(2f);
            saliency.addAll(List.of((float) step, 10f * step));
        }
        return Saliency.newBuilder()
                .setEntity("pump-1")
                .setTime(time)
                .setPeriod(PERIOD)
                .setChannels(CHANNELS)
                .setModel(model())
                .setHistory(9)
                .setReceptiveField(9)
                .setScore(score)
                .setThreshold(threshold)
                .setSaliency(saliency)
                .setAttention(List.of())
                .setObserved(ByteBuffer.wrap(new byte[2 * steps]))
                .build();
    }

    /** Of two steps, with three levels. */
    public static Forecast forecast(Instant issued) {
        List<Float> values = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            values.add((float) i);
        }
        return Forecast.newBuilder()
                .setEntity("pump-1")
                .setIssued(issued)
                .setPeriod(PERIOD)
                .setChannels(CHANNELS)
                .setModel(model())
                .setLevels(List.of(.1f, .5f, .9f))
                .setValues(values)
                .build();
    }
}
