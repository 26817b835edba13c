package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import java.util.Arrays;
import java.util.List;

/** The steps at which a whole window ends and a whole target begins, numbered through all stretches. */
final class Origins {
    private final List<Rows> rows;
    private final int[] first;
    private final int[] before;

    /**
     * Of stretches.
     *
     * @param past steps that a window needs; it may reach back before its stretch
     * @param ahead steps of the target, all of which lie within the stretch
     */
    Origins(List<Rows> rows, int past, int ahead) {
        this.rows = rows;
        this.first = new int[rows.size()];
        this.before = new int[rows.size() + 1];
        for (int i = 0; i < first.length; i++) {
            Rows one = rows.get(i);
            first[i] = Math.max(past - 1, one.from() - 1);
            before[i + 1] = before[i] + Math.max(0, one.to() - ahead - first[i]);
        }
    }

    /** How many there are. */
    int count() {
        return before[before.length - 1];
    }

    /** The series of an origin. */
    NormalisedSeries series(int origin) {
        return rows.get(stretch(origin)).series();
    }

    /** The step of an origin in its series. */
    int step(int origin) {
        int stretch = stretch(origin);
        return first[stretch] + origin - before[stretch];
    }

    private int stretch(int origin) {
        int found = Arrays.binarySearch(before, origin);
        int stretch = found >= 0 ? found : -found - 2;
        while (before[stretch + 1] <= origin) {
            stretch++; // stretches without any origin share a number
        }
        return stretch;
    }
}
