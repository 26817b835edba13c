package dev.heed.detect;

import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.model.serving.ModelId;
import dev.heed.state.Codec;
import dev.heed.state.StateCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What the detect stage keeps of an entity for the shadows that run beside its model. Mutable, owned by one thread. */
final class EntityShadows {
    final List<Shadow> shadows = new ArrayList<>(1);

    /**
     * One shadow.
     *
     * @param model which
     * @param served its own detection state; null before its first hop
     * @param comparison with the active model
     */
    record Shadow(ModelId model, @Nullable ServedDetection served, Comparison comparison) {}

    @Nullable
    Shadow of(ModelId model) {
        for (Shadow shadow : shadows) {
            if (shadow.model.digest().equals(model.digest())) {
                return shadow;
            }
        }
        return null;
    }

    /** Its state; every value is kept as bytes. */
    static final StateCodec<EntityShadows> STATE =
            new StateCodec<>("shadow state", 1, new EntityShadowsCodec(), entity -> true);

    private static final class EntityShadowsCodec implements Codec<EntityShadows> {
        private final Codec<ServedDetection> detections = ServedDetectionCodec.codec();
        private final Codec<Comparison> comparisons = new ComparisonCodec();

        @Override
        public void write(EntityShadows entity, DataOutputView out) throws IOException {
            writeUnsigned(entity.shadows.size(), out);
            for (Shadow shadow : entity.shadows) {
                ServedDetectionCodec.write(shadow.model, out);
                out.writeBoolean(shadow.served != null);
                if (shadow.served != null) {
                    detections.write(shadow.served, out);
                }
                comparisons.write(shadow.comparison, out);
            }
        }

        @Override
        public EntityShadows read(DataInputView in) throws IOException {
            EntityShadows entity = new EntityShadows();
            for (long left = readUnsigned(in); left > 0; left--) {
                entity.shadows.add(new Shadow(
                        ServedDetectionCodec.readModel(in),
                        in.readBoolean() ? detections.read(in) : null,
                        comparisons.read(in)));
            }
            return entity;
        }
    }
}
