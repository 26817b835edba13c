package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The steps at which a whole window ends and a whole target begins, numbered through all stretches. */
final class Origins {
    /** By the number of a stretch's first origin. */
    private final NavigableMap<Integer, Stretch> stretches = new TreeMap<>();

    private int count;

    /** A series, and what an origin's number lacks to be its step. */
    private record Stretch(NormalisedSeries series, int offset) {}

    /**
     * Of stretches.
     *
     * @param past steps that a window needs; it may reach back before its stretch
     * @param ahead steps of the target, all of which lie within the stretch
     */
    Origins(List<Rows> rows, int past, int ahead) {
        for (Rows one : rows) {
            int first = Math.max(past - 1, one.from() - 1);
            int origins = one.to() - ahead - first;
            if (origins > 0) {
                stretches.put(count, new Stretch(one.series(), first - count));
                count += origins;
            }
        }
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The series of an origin. */
    NormalisedSeries series(int origin) {
        return stretches.floorEntry(origin).getValue().series();
    }

    /** The step of an origin in its series. */
    int step(int origin) {
        return origin + stretches.floorEntry(origin).getValue().offset();
    }
}
