package dev.heed.bench.variant;

import dev.heed.detect.Detection;
import dev.heed.window.Window;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Noise for each window, with what the window itself says. */
final class NoiseOfWindows extends RichMapFunction<Window, Detection> {
    private static final long serialVersionUID = 1L;

    private final OutputSizes sizes;
    private transient Noise noise;

    @SuppressWarnings("NullAway.Init") // made in open
    NoiseOfWindows(OutputSizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public void open(OpenContext context) {
        noise = new Noise(sizes);
    }

    @Override
    public Detection map(Window window) {
        return noise.detection(window.newSteps());
    }
}
