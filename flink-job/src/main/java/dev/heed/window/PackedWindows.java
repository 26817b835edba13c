package dev.heed.window;

import dev.heed.ingest.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The window stage for who keeps an entity's state as bytes and its timers elsewhere. A reading, or time, and the entity's bytes
 * go in; its windows and its new bytes come out. Not thread-safe.
 */
public final class PackedWindows {
    private final WindowAssembler assembler;
    private final Silence silence;

    /** For a model and a hop. */
    public PackedWindows(WindowShape shape) {
        this.assembler = new WindowAssembler(shape);
        this.silence = new Silence(assembler);
    }

    /**
     * What came of it.
     *
     * @param state to keep; null where nothing of the entity is worth it
     * @param windows that are complete, in the order of time
     * @param isLate whether the reading, or part of it, came too late
     * @param timerMillis the watermark at which to call {@link #pass}; {@link Long#MAX_VALUE} where there is no state
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Progress(byte @Nullable [] state, List<Window> windows, boolean isLate, long timerMillis) {}

    /**
     * Takes a reading in.
     *
     * @param state the entity's; null where there is none
     * @param watermark in ms
     */
    public Progress read(byte @Nullable [] state, Reading reading, long watermark) {
        EntityWindow entity = state == null ? assembler.newEntity(reading.entity()) : unpack(state);
        NotTaken late = assembler.accept(entity, reading, watermark);
        List<Window> windows = complete(entity, reading.entity(), watermark);
        boolean isKept = state != null || assembler.nextCompletion(entity) != Long.MAX_VALUE;
        return progress(entity, isKept, windows, late != null);
    }

    /** Lets time go on to a watermark, in ms. */
    public Progress pass(byte[] state, String name, long watermark) {
        EntityWindow entity = unpack(state);
        List<Window> windows = complete(entity, name, watermark);
        return progress(entity, silence.isKept(entity, watermark), windows, false);
    }

    private Progress progress(EntityWindow entity, boolean isKept, List<Window> windows, boolean isLate) {
        return isKept
                ? new Progress(pack(entity), windows, isLate, silence.nextTimer(entity))
                : new Progress(null, windows, isLate, Long.MAX_VALUE);
    }

    private List<Window> complete(EntityWindow entity, String name, long watermark) {
        List<Window> windows = new ArrayList<>();
        for (Window next = assembler.next(entity, name, watermark);
                next != null;
                next = assembler.next(entity, name, watermark)) {
            windows.add(next);
        }
        return windows;
    }

    private static EntityWindow unpack(byte[] state) {
        try {
            return EntityWindowCodec.STATE.decode(new DataInputDeserializer(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(EntityWindow entity) {
        DataOutputSerializer out = new DataOutputSerializer(4096);
        try {
            EntityWindowCodec.STATE.encode(entity, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a value in memory", e);
        }
        return out.getCopyOfBuffer();
    }
}
