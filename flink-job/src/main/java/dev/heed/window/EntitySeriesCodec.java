package dev.heed.window;

import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.state.Codec;
import dev.heed.state.StateCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The windows of an entity's series as bytes. What a job of one model wrote is read as one series without a name. */
final class EntitySeriesCodec implements Codec<EntitySeries> {
    private static final int VERSION = 9;
    private static final StateCodec<EntityWindow> WINDOWS = EntityWindowCodec.STATE;

    /** Its state. */
    static final StateCodec<EntitySeries> STATE = state();

    private static StateCodec<EntitySeries> state() {
        StateCodec<EntitySeries> codec = new StateCodec<>(
                        "window state", VERSION, new EntitySeriesCodec(), EntitySeriesCodec::isAtRest)
                .reading(WINDOWS.version(), new OfOneModel(WINDOWS.codec()));
        for (var earlier : WINDOWS.earlier().entrySet()) {
            codec = codec.reading(earlier.getKey(), new OfOneModel(earlier.getValue()));
        }
        return codec;
    }

    private static boolean isAtRest(EntitySeries entity) {
        return entity.entries.stream().allMatch(entry -> entry.window().pending.isEmpty());
    }

    @Override
    public void write(EntitySeries entity, DataOutputView out) throws IOException {
        writeUnsigned(entity.entries.size(), out);
        for (EntitySeries.Entry entry : entity.entries) {
            out.writeUTF(entry.series());
            WINDOWS.codec().write(entry.window(), out);
        }
    }

    @Override
    public EntitySeries read(DataInputView in) throws IOException {
        EntitySeries entity = new EntitySeries();
        for (long left = readUnsigned(in); left > 0; left--) {
            String series = in.readUTF();
            entity.add(series, WINDOWS.codec().read(in));
        }
        return entity;
    }

    private record OfOneModel(Codec<EntityWindow> windows) implements Codec<EntitySeries> {
        @Override
        public void write(EntitySeries entity, DataOutputView out) {
            throw new UnsupportedOperationException("state of one model is read, never written");
        }

        @Override
        public EntitySeries read(DataInputView in) throws IOException {
            EntitySeries entity = new EntitySeries();
            entity.add(EntitySeries.OF_ONE_MODEL, windows.read(in));
            return entity;
        }
    }
}
