package dev.heed.bench.variant;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Reading;
import dev.heed.window.Window;
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

    private final OutputSizes sizes;
    private transient float @Nullable [] drawn;
    private int at;

    Noise(OutputSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public void flatMap(Reading reading, Collector<Detection> out) {
        int samples = reading.values().length / reading.width(sizes.channels());
        long first = sizes.period().stepAt(reading.timeMicros());
        for (long next = first + 1; next <= first + samples; next++) {
            if (Math.floorMod(next, (long) sizes.hop()) == 0) {
                out.collect(detection(reading.entity(), next - sizes.hop()));
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
        int cells = sizes.hop() * sizes.channels();
        byte[] observed = new byte[cells];
        Arrays.fill(observed, (byte) 1);
        return detection(new Window(
                entity,
                sizes.period().startOf(firstStep),
                sizes.hop(),
                sizes.receptiveField(),
                NONE,
                observed,
                floats(sizes.channels()),
                floats(sizes.channels())));
    }

    /** A hop, without the steps before it. */
    private Detection detection(Window steps) {
        int hop = sizes.hop();
        int cells = hop * sizes.channels();
        float[] threshold = new float[hop];
        Arrays.fill(threshold, floats(1)[0]);
        ModelOutput output = new ModelOutput(
                floats(cells),
                floats(cells),
                floats(hop * sizes.width()),
                floats(hop * sizes.offsets()),
                NONE,
                NONE,
                NONE);
        long last = sizes.period().startOf(sizes.period().stepAt(steps.timeMicros()) + hop - 1);
        return new Detection(
                new Attended(steps, sizes.model(), output),
                new Scores(floats(hop), threshold, floats(cells), new boolean[hop]),
                new IssuedForecast(last, floats(sizes.forecast())),
                List.of(),
                null);
    }
}
