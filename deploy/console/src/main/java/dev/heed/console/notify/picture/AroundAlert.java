package dev.heed.console.notify.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the topics say of an entity around an alert, step by step. Times are µs since the epoch; what is not known is NaN. Mutable
 * while it is read.
 */
final class AroundAlert {
    /** Channels of the alert's model in its order; empty until a record of it was read. */
    private List<String> channels = List.of();

    private final NavigableMap<Long, float[]> came = new TreeMap<>();
    private final NavigableMap<Long, Step> steps = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Band>> bands = new HashMap<>();

    /**
     * A step's saliency.
     *
     * @param saliency by channel
     */
    record Step(float score, float threshold, float[] saliency) {}

    /** What had been forecast for a channel's step: lowest, middle and highest level. */
    record Band(float low, float middle, float high) {}

    void channels(List<String> names) {
        channels = List.copyOf(names);
    }

    List<String> channels() {
        return channels;
    }

    void came(long time, float[] values) {
        came.put(time, values);
    }

    void step(long time, Step step) {
        steps.put(time, step);
    }

    void band(String channel, long time, Band band) {
        bands.computeIfAbsent(channel, name -> new TreeMap<>()).put(time, band);
    }

    NavigableMap<Long, float[]> came() {
        return came;
    }

    NavigableMap<Long, Step> steps() {
        return steps;
    }

    NavigableMap<Long, Band> bands(String channel) {
        return bands.getOrDefault(channel, new TreeMap<>());
    }

    /** Leaves at most so many steps before a time, and so many from it on. */
    void keepAround(long time, int before, int from) {
        keep(came, time, before, from);
        keep(steps, time, before, from);
        long first = came.isEmpty() ? Long.MAX_VALUE : came.firstKey();
        long last = came.isEmpty() ? Long.MIN_VALUE : came.lastKey();
        bands.values().forEach(of -> of.keySet().removeIf(at -> at < first || at > last));
    }

    private static void keep(NavigableMap<Long, ?> of, long time, int before, int from) {
        while (of.headMap(time).size() > before) {
            of.pollFirstEntry();
        }
        while (of.tailMap(time).size() > from) {
            of.pollLastEntry();
        }
    }
}
