package dev.heed.bench.variant;

import dev.heed.detect.Detection;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Detections of the right sizes that say nothing. Every float but the threshold, which a detector hardly moves within a
 * hop, is drawn, and none comes again within what a compressor looks back at, so that compression has as much to do as with
 * what a model gives. Used by one thread.
 */
final class Noise {
    /** 4 MiB: lz4 looks back 64 KiB. */
    private static final int DRAWN = 1 << 20;

    private final OutputSizes sizes;
    private final float[] drawn = new float[DRAWN];
    private int at;

    Noise(OutputSizes sizes) {
        this.sizes = sizes;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < DRAWN; i++) {
            drawn[i] = (float) random.nextDouble();
        }
    }

    private float[] floats(int count) {
        if (at + count > DRAWN) {
            at = 0;
        }
        at += count;
        return Arrays.copyOfRange(drawn, at - count, at);
    }

    /** A hop in which everything was observed, with statistics that are noise too. */
    Detection detection(String entity, long firstStep) {
        byte[] observed = new byte[sizes.hop() * sizes.channels()];
        Arrays.fill(observed, (byte) 1);
        long time = sizes.period().startOf(firstStep);
        return detection(
                entity, time, sizes.receptiveField(), observed, floats(sizes.channels()), floats(sizes.channels()));
    }

    /** A hop of a window. */
    Detection detection(String entity, long timeMicros, int history, byte[] observed, float[] mean, float[] scale) {
        int hop = sizes.hop();
        int cells = hop * sizes.channels();
        long last = sizes.period().startOf(sizes.period().stepAt(timeMicros) + hop - 1);
        float[] threshold = new float[hop];
        Arrays.fill(threshold, floats(1)[0]);
        return new Detection(
                entity,
                timeMicros,
                last,
                hop,
                history,
                sizes.model(),
                observed,
                mean,
                scale,
                floats(cells),
                floats(cells),
                floats(hop * sizes.width()),
                floats(hop * sizes.offsets()),
                floats(hop),
                threshold,
                floats(cells),
                floats(sizes.forecast()),
                List.of(),
                null);
    }
}
