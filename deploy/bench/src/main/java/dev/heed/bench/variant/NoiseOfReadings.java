package dev.heed.bench.variant;

import dev.heed.detect.Detection;
import dev.heed.ingest.Reading;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Noise for each hop whose last step a reading holds: nothing has to be kept from one reading to the next. */
final class NoiseOfReadings extends RichFlatMapFunction<Reading, Detection> {
    private static final long serialVersionUID = 1L;

    private final OutputSizes sizes;
    private transient Noise noise;

    @SuppressWarnings("NullAway.Init") // made in open
    NoiseOfReadings(OutputSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public void open(OpenContext context) {
        noise = new Noise(sizes);
    }

    @Override
    public void flatMap(Reading reading, Collector<Detection> out) {
        int samples = reading.values().length / reading.width(sizes.channels());
        long first = sizes.period().stepAt(reading.timeMicros());
        for (long next = first + 1; next <= first + samples; next++) {
            if (Math.floorMod(next, (long) sizes.hop()) == 0) {
                out.collect(noise.detection(reading.entity(), next - sizes.hop()));
            }
        }
    }
}
