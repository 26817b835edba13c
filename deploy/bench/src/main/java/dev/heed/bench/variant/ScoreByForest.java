package dev.heed.bench.variant;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.detect.WarmUp;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Hops;
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

    private final Hops hops;
    private final int hop;
    private final int channels;
    private transient Map<String, EntityForest> forests;

    @SuppressWarnings("NullAway.Init") // made in open
    ScoreByForest(Hops hops, int channels) {
        this.hops = hops;
        this.hop = hops.steps();
        this.channels = channels;
    }

    @Override
    public void open(OpenContext context) {
        forests = new HashMap<>();
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Detection> out) {
        EntityForest forest = forests.computeIfAbsent(reading.entity(), absent -> new EntityForest(hop, channels));
        float[] values = reading.values();
        double[] sample = new double[channels];
        for (int i = 0; i < values.length / channels; i++) {
            long time = reading.timeOf(i);
            long step = hops.period().stepAt(time);
            int at = (int) Math.floorMod(step, (long) hop);
            for (int c = 0; c < channels; c++) {
                sample[c] = values[i * channels + c];
            }
            forest.score(sample, time, at);
            if (at == hop - 1) {
                out.collect(detection(reading.entity(), step, forest.takeHop()));
            }
        }
    }

    /** What the forest does not give is left empty. */
    private Detection detection(String name, long lastStep, Scores scores) {
        byte[] observed = new byte[hop * channels];
        Arrays.fill(observed, (byte) 1);
        Window steps = new Window(
                name, hops.period().startOf(lastStep + 1 - hop), hop, hop, NONE, observed, NONE, NONE, Origin.UNKNOWN);
        ModelOutput output = new ModelOutput(NONE, NONE, NONE, NONE, NONE, NONE, NONE);
        return new Detection(
                new Attended(steps, new ModelId("random-cut-forest", "4.4.0", ""), output),
                scores,
                null,
                new WarmUp(0, 0),
                List.of(),
                null);
    }
}
