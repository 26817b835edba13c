package dev.heed.detect;

import dev.heed.bytes.VersionedSerializer;
import dev.heed.model.forecasting.RefitState;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** The serialiser of an entity's own backbone, tens of kilobytes: kept as objects. */
final class RefitStateSerializer extends VersionedSerializer<RefitState> {
    private static final long serialVersionUID = 1L;

    static final RefitStateSerializer INSTANCE = new RefitStateSerializer();

    private RefitStateSerializer() {
        super(RefitStateLayout.INSTANCE);
    }

    @Override
    public RefitState copy(RefitState from) {
        return from.copy();
    }

    @Override
    public TypeSerializerSnapshot<RefitState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint remembers of this serialiser; the version is with each value. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RefitState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
