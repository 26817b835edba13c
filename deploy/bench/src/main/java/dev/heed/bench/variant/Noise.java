package dev.heed.bench.variant;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Reading;
import dev.heed.job.PipelinePlan;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelCard;
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
    private final int hop;
    private final int channels;
    private final int contextFloats;
    private final int attentionFloats;
    private final int forecastFloats;
    private transient float @Nullable [] drawn;
    private int at;

    /** In the place of a setting's model. */
    Noise(Setting setting, PipelinePlan plan) {
        ModelCard card = setting.model().card();
        this.shape = plan.window();
        this.model = new ModelId(card.name(), card.version(), setting.model().digest());
        this.hop = shape.hops().steps();
        this.channels = shape.channels();
        BatchLayout layout = card.layout(hop);
        this.contextFloats = layout.contextStride();
        this.attentionFloats = layout.attentionStride();
        this.forecastFloats = layout.forecastStride();
    }

    @Override
    public void flatMap(Reading reading, Collector<Detection> out) {
        int samples = reading.values().length / reading.width(channels);
        long first = shape.hops().period().stepAt(reading.timeMicros());
        for (long next = first + 1; next <= first + samples; next++) {
            if (Math.floorMod(next, (long) hop) == 0) {
                out.collect(detection(reading.entity(), next - hop));
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
        byte[] observed = new byte[hop * channels];
        Arrays.fill(observed, (byte) 1);
        return detection(new Window(
                entity,
                shape.hops().period().startOf(firstStep),
                hop,
                shape.receptiveField(),
                NONE,
                observed,
                floats(channels),
                floats(channels)));
    }

    /** A hop, without the steps before it. */
    private Detection detection(Window steps) {
        int cells = hop * channels;
        float[] threshold = new float[hop];
        Arrays.fill(threshold, floats(1)[0]);
        ModelOutput output = new ModelOutput(
                floats(cells), floats(cells), floats(contextFloats), floats(attentionFloats), NONE, NONE, NONE);
        long last = shape.hops().period().startOf(shape.hops().period().stepAt(steps.timeMicros()) + hop - 1);
        return new Detection(
                new Attended(steps, model, output),
                new Scores(floats(hop), threshold, floats(cells), new boolean[hop]),
                new IssuedForecast(last, floats(forecastFloats)),
                List.of(),
                null);
    }
}
