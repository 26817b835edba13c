package dev.heed.bench.variant;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.detect.WarmUp;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.job.PipelinePlan;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import dev.heed.window.WindowShape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Detections of the right sizes that say nothing. Every float but the threshold, which a detector hardly moves within a
 * hop, is drawn, and none comes again within what a compressor looks back at, so that compression has as much to do as with
 * what a model gives. Given out for each hop whose last step a reading holds, without anything being kept from one reading
 * to the next, or for each window. Used by one thread.
 */
final class Noise implements FlatMapFunction<Reading, Detection>, MapFunction<Window, Detection> {
    private static final long serialVersionUID = 1L;

    /** 4 MiB: lz4 looks back 64 KiB. */
    private static final int DRAWN = 1 << 20;

    private static final float[] NONE = {};

    private final WindowShape shape;
    private final ModelId model;
    private final BatchLayout layout;
    private transient float @Nullable [] drawn;
    private int at;

    /** In the place of a setting's model. */
    Noise(Setting setting, PipelinePlan plan) {
        this.shape = plan.window();
        this.model = setting.model().card().id(setting.model().digest());
        this.layout = setting.model().card().layout(shape.hops().steps());
    }

    @Override
    public void flatMap(Reading reading, Collector<Detection> out) {
        int samples = reading.values().length / reading.width(layout.channels());
        long first = shape.hops().period().stepAt(reading.timeMicros());
        for (long next = first + 1; next <= first + samples; next++) {
            if (Math.floorMod(next, (long) layout.hop()) == 0) {
                out.collect(detection(reading.entity(), next - layout.hop()));
            }
        }
    }

    /** With what the window itself says of its newest hop. */
    @Override
    public Detection map(Window window) {
        return detection(window.newSteps());
    }

    private float[] floats(int count) {
        if (drawn == null) {
            SplittableRandom random = new SplittableRandom(1);
            drawn = new float[DRAWN];
            for (int i = 0; i < DRAWN; i++) {
                drawn[i] = (float) random.nextDouble();
            }
        }
        if (at + count > DRAWN) {
            at = 0;
        }
        at += count;
        return Arrays.copyOfRange(drawn, at - count, at);
    }

    /** A hop in which everything was observed, with statistics that are noise too. */
    private Detection detection(String entity, long firstStep) {
        byte[] observed = new byte[layout.elementStride()];
        Arrays.fill(observed, (byte) 1);
        return detection(new Window(
                entity,
                shape.hops().period().startOf(firstStep),
                layout.hop(),
                shape.receptiveField(),
                NONE,
                observed,
                floats(layout.channels()),
                floats(layout.channels()),
                Origin.UNKNOWN));
    }

    /** A hop, without the steps before it. */
    private Detection detection(Window steps) {
        int cells = layout.elementStride();
        float[] threshold = new float[layout.hop()];
        Arrays.fill(threshold, floats(1)[0]);
        ModelOutput output = new ModelOutput(
                floats(cells),
                floats(cells),
                floats(layout.contextStride()),
                floats(layout.attentionStride()),
                NONE,
                NONE,
                NONE);
        long last = shape.hops().period().startOf(shape.hops().period().stepAt(steps.timeMicros()) + layout.hop() - 1);
        return new Detection(
                new Attended(steps, model, output),
                new Scores(floats(layout.hop()), threshold, floats(cells), new boolean[layout.hop()]),
                new IssuedForecast(last, floats(layout.forecastStride())),
                new WarmUp(Integer.MAX_VALUE, Integer.MAX_VALUE),
                List.of(),
                null);
    }
}
