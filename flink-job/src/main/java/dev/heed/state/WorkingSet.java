package dev.heed.state;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of the keys that come often, as objects, in front of a backend that would read and write each anew for each record.
 * Who comes first is taken in while there is room, and leaves at the first checkpoint since whose predecessor it did not
 * come. So keys that come in turns, as sensors do, do not drive each other out. Owned by one thread.
 *
 * @param <T> the value
 */
final class WorkingSet<T> {
    private final Map<String, Entry<T>> entries = new HashMap<>();
    private final long mostBytes;
    private long bytes;

    /** What writes a value to the backend. */
    interface Writer<T> {
        /** Writes it; returns its size in bytes. */
        int write(String key, T value) throws IOException;
    }

    private static final class Entry<T> {
        private T value;
        private int bytes;
        private boolean changed;

        private Entry(T value, int bytes) {
            this.value = value;
            this.bytes = bytes;
        }
    }

    WorkingSet(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Nullable
    T get(String key) {
        Entry<T> found = entries.get(key);
        return found == null ? null : found.value;
    }

    /** Puts a key's new value in the place of the one that is there, if one is. */
    boolean replace(String key, T value) {
        Entry<T> found = entries.get(key);
        if (found == null) {
            return false;
        }
        found.value = value;
        found.changed = true;
        return true;
    }

    /** Takes in a value that is in the backend, in so many bytes, if there is room. */
    void offer(String key, T value, int size) {
        if (bytes + size <= mostBytes) {
            entries.put(key, new Entry<>(value, size));
            bytes += size;
        }
    }

    void remove(String key) {
        Entry<T> found = entries.remove(key);
        if (found != null) {
            bytes -= found.bytes;
        }
    }

    /** Writes what has changed since it was last called, and lets go of what has not. */
    void write(Writer<T> writer) throws IOException {
        for (Iterator<Map.Entry<String, Entry<T>>> all = entries.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Entry<T>> each = all.next();
            Entry<T> one = each.getValue();
            bytes -= one.bytes;
            if (one.changed) {
                one.bytes = writer.write(each.getKey(), one.value);
                one.changed = false;
                bytes += one.bytes;
            } else {
                all.remove();
            }
        }
    }
}
