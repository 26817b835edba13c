package dev.heed.bench.variant.forest;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.ingest.Reading;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Scores every step of a reading by its entity's forest and gives out each hop when its last step has come. */
final class ScoreByForest extends KeyedProcessFunction<String, Reading, Detection> {
    private static final long serialVersionUID = 1L;
    private static final float[] NONE = {};

    private final Period period;
    private final int hop;
    private final int channels;
    private transient Map<String, Entity> entities;

    @SuppressWarnings("NullAway.Init") // made in open
    ScoreByForest(Period period, int hop, int channels) {
        this.period = period;
        this.hop = hop;
        this.channels = channels;
    }

    /** A forest, and what it found in the hop that is not complete: [h] and [h × C]. */
    private static final class Entity {
        final EntityForest forest;
        float[] score;
        float[] saliency;

        Entity(int hop, int channels) {
            this.forest = new EntityForest(channels);
            this.score = new float[hop];
            this.saliency = new float[hop * channels];
        }
    }

    @Override
    public void open(OpenContext context) {
        entities = new HashMap<>();
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Detection> out) {
        Entity entity = entities.computeIfAbsent(reading.entity(), absent -> new Entity(hop, channels));
        float[] values = reading.values();
        double[] sample = new double[channels];
        for (int i = 0; i < values.length / channels; i++) {
            long time = reading.timeOf(i);
            long step = period.stepAt(time);
            int at = (int) Math.floorMod(step, (long) hop);
            for (int c = 0; c < channels; c++) {
                sample[c] = values[i * channels + c];
            }
            entity.score[at] = (float) entity.forest.next(sample, time, entity.saliency, at * channels);
            if (at == hop - 1) {
                out.collect(detection(reading.entity(), step, entity));
                entity.score = new float[hop];
                entity.saliency = new float[hop * channels];
            }
        }
    }

    /** What the forest does not give is left empty. */
    private Detection detection(String name, long lastStep, Entity entity) {
        byte[] observed = new byte[hop * channels];
        Arrays.fill(observed, (byte) 1);
        Window steps = new Window(name, period.startOf(lastStep + 1 - hop), hop, hop, NONE, observed, NONE, NONE);
        ModelOutput output = new ModelOutput(NONE, NONE, NONE, NONE, NONE, NONE, NONE);
        return new Detection(
                new Attended(steps, new ModelId("random-cut-forest", "4.4.0", ""), output),
                new Scores(entity.score, NONE, entity.saliency, new boolean[hop]),
                null,
                List.of(),
                null);
    }
}
