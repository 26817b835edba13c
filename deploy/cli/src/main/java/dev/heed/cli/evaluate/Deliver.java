package dev.heed.cli.evaluate;

import dev.heed.detect.Detection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.MapFunction;

/** Hands detections to a receiver in the same JVM, where the files' job runs. For one subtask. */
final class Deliver implements MapFunction<Detection, Integer> {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Consumer<Detection>> RECEIVERS = new ConcurrentHashMap<>();

    private final String receiver = UUID.randomUUID().toString();

    /** To a receiver, until {@link #end}. */
    Deliver(Consumer<Detection> to) {
        RECEIVERS.put(receiver, to);
    }

    @Override
    public Integer map(Detection detection) {
        Consumer<Detection> to = RECEIVERS.get(receiver);
        if (to == null) {
            throw new IllegalStateException("nobody receives any longer");
        }
        to.accept(detection);
        return 0;
    }

    /** Forgets the receiver. */
    void end() {
        RECEIVERS.remove(receiver);
    }
}
