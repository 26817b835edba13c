package dev.heed.console.flow;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** How long after the end of a hop's last step its record arrives, over the last ten seconds. For several threads. */
public final class Latency {
    private static final long LIVE_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Recorder recorder = new Recorder(2);
    private long began = System.nanoTime();
    private volatile boolean live;
    private Shown shown = new Shown(null, null, false);

    /**
     * What was seen.
     *
     * @param p50 ms; null where nothing arrived
     * @param p99 ms; null where nothing arrived
     * @param live false where the readings are not of now: then there is no latency to speak of
     */
    public record Shown(@Nullable Long p50, @Nullable Long p99, boolean live) {}

    /** A hop that ended at a time arrived now. */
    public void arrived(long endMicros) {
        long millis = System.currentTimeMillis() - endMicros / 1_000;
        live = Math.abs(millis) < LIVE_MILLIS;
        if (live) {
            recorder.recordValue(Math.max(0, millis));
        }
    }

    public synchronized Shown shown() {
        if (System.nanoTime() - began >= WINDOW_NANOS || shown.p50() == null) {
            Histogram last = recorder.getIntervalHistogram();
            boolean any = last.getTotalCount() > 0;
            shown = new Shown(
                    any ? last.getValueAtPercentile(50) : null, any ? last.getValueAtPercentile(99) : null, live);
            began = System.nanoTime();
        }
        return shown;
    }
}
