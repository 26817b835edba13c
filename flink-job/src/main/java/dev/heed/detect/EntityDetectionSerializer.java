package dev.heed.detect;

import dev.heed.bytes.VersionedSerializer;
import dev.heed.model.scoring.ThresholdState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** The serialiser of the detect stage's state where it is kept as objects. */
final class EntityDetectionSerializer extends VersionedSerializer<EntityDetection> {
    private static final long serialVersionUID = 1L;

    static final EntityDetectionSerializer INSTANCE = new EntityDetectionSerializer();

    private EntityDetectionSerializer() {
        super(EntityDetectionLayout.INSTANCE);
    }

    @Override
    public EntityDetection copy(EntityDetection from) {
        ThresholdState threshold = from.threshold;
        EntityDetection copy = new EntityDetection(
                from.scoring.copy(),
                new ThresholdState(threshold.counts().clone(), threshold.value(), threshold.since()),
                from.moments.copy(),
                from.presence.copy(),
                from.forecast.copy());
        copy.lastMicros = from.lastMicros;
        copy.event = from.event == null ? null : from.event.copy();
        return copy;
    }

    @Override
    public TypeSerializerSnapshot<EntityDetection> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of this serialiser; the version is with each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EntityDetection> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
