package dev.heed.model.serving;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Input tensors between two batches, so that a thread finds the ones of its last batch again. Thread-safe; at most
 * {@value #MOST_IDLE} lie idle.
 */
final class InputPool implements AutoCloseable {
    private static final int MOST_IDLE = 8;
    private final int steps;
    private final int channels;
    private final Deque<InputTensors> idle = new ArrayDeque<>();
    private boolean closed;

    InputPool(int steps, int channels) {
        this.steps = steps;
        this.channels = channels;
    }

    InputTensors take(int batch) {
        InputTensors found = takeIdle(batch);
        return found != null ? found : new InputTensors(batch, steps, channels);
    }

    private synchronized @Nullable InputTensors takeIdle(int batch) {
        for (Iterator<InputTensors> each = idle.iterator(); each.hasNext(); ) {
            InputTensors one = each.next();
            if (one.batch() == batch) {
                each.remove();
                return one;
            }
        }
        return null;
    }

    synchronized void giveBack(InputTensors tensors) {
        if (closed) {
            tensors.close();
            return;
        }
        idle.addFirst(tensors);
        if (idle.size() > MOST_IDLE) {
            idle.removeLast().close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(InputTensors::close);
        idle.clear();
    }
}
