package dev.heed.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window stage keeps of one entity in a job of many models: a window for each series that it has a past in, one as a
 * rule, two while it changes from one model to another. Mutable, owned by one thread.
 */
final class EntitySeries {
    /** The series of state that was written by a job of one model. */
    static final String OF_ONE_MODEL = "";

    final List<Entry> entries = new ArrayList<>(1);

    /**
     * A window of a series.
     *
     * @param series as {@link dev.heed.models.ServedModel#series} has it
     */
    record Entry(String series, EntityWindow window) {
        /** The model's name. */
        String name() {
            return series.substring(0, series.lastIndexOf('#'));
        }
    }

    @Nullable
    EntityWindow of(String series) {
        for (Entry entry : entries) {
            if (entry.series.equals(series)) {
                return entry.window;
            }
        }
        return null;
    }

    void add(String series, EntityWindow window) {
        entries.add(new Entry(series, window));
    }

    /** Lets the past of a job of one model go on as that of a series. */
    void claim(String series) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).series.equals(OF_ONE_MODEL)) {
                entries.set(i, new Entry(series, entries.get(i).window));
            }
        }
    }
}
