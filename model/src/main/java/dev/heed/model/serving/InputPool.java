package dev.heed.model.serving;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

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
        return takeIdle(batch).orElseGet(() -> new InputTensors(batch, steps, channels));
    }

    private synchronized Optional<InputTensors> takeIdle(int batch) {
        Optional<InputTensors> found =
                idle.stream().filter(one -> one.batch() == batch).findFirst();
        found.ifPresent(idle::remove);
        return found;
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
