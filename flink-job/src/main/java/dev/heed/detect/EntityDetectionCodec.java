package dev.heed.detect;

import static dev.heed.state.PrimitiveArrays.readSparseFloats;
import static dev.heed.state.PrimitiveArrays.writeSparseFloats;
import static dev.heed.state.Varints.readUnsigned;
import static dev.heed.state.Varints.writeUnsigned;

import dev.heed.forecast.ForecastStateCodec;
import dev.heed.model.scoring.ScoringState;
import dev.heed.state.Codec;
import dev.heed.state.StateCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What the detect stage keeps of an entity as bytes. Those of version 6 hold a threshold, which is passed over, and neither
 * habits nor verdicts nor what is usual nor an event's evidence.
 */
final class EntityDetectionCodec implements Codec<EntityDetection> {
    private static final int VERSION = 8;
    private static final int WITH_HABITS = 7;

    /** That of before there were habits and evidence. */
    static final StateCodec<EntityDetection> VERSION_6 =
            new StateCodec<>("detection state", 6, new EntityDetectionCodec(6), entity -> true);

    /** That of before there were later causes. */
    static final StateCodec<EntityDetection> VERSION_7 =
            new StateCodec<>("detection state", 7, new EntityDetectionCodec(7), entity -> true);

    private final UsualCodec usuals = new UsualCodec();
    private final PresenceCodec presences = new PresenceCodec();
    private final ForecastStateCodec forecasts = new ForecastStateCodec();
    private final HabitsCodec habits = new HabitsCodec();
    private final VerdictsCodec verdicts = new VerdictsCodec();
    private final OpenEventCodec events;
    private final boolean hasHabits;

    private EntityDetectionCodec(int version) {
        this.hasHabits = version >= WITH_HABITS;
        this.events = new OpenEventCodec(hasHabits, version >= VERSION);
    }

    /** Its state, which is kept as bytes on the heap where it is small. */
    static StateCodec<EntityDetection> state(boolean small) {
        return new StateCodec<>("detection state", VERSION, new EntityDetectionCodec(VERSION), entity -> small)
                .reading(VERSION_6.version(), VERSION_6.codec())
                .reading(VERSION_7.version(), VERSION_7.codec());
    }

    @Override
    public void write(EntityDetection entity, DataOutputView out) throws IOException {
        out.writeLong(entity.lastMicros);
        ScoringState.writeAny(entity.scoring, out);
        if (hasHabits) {
            usuals.write(entity.usual(), out);
        } else {
            writeSparseFloats(new float[0], out);
            out.writeDouble(0);
            writeUnsigned(0, out);
        }
        new PastMomentsCodec(entity.lastMicros).write(entity.moments, out);
        presences.write(entity.presence, out);
        if (hasHabits) {
            habits.write(entity.habits, out);
            verdicts.write(entity.verdicts, out);
        }
        forecasts.write(entity.forecast, out);
        out.writeBoolean(entity.event != null);
        if (entity.event != null) {
            events.write(entity.event, out);
        }
    }

    @Override
    public EntityDetection read(DataInputView in) throws IOException {
        long lastMicros = in.readLong();
        ScoringState scoring = ScoringState.read(in);
        Usual usual = hasHabits ? usuals.read(in) : passThreshold(in);
        EntityDetection entity = new EntityDetection(
                scoring,
                new PastMomentsCodec(lastMicros).read(in),
                presences.read(in),
                hasHabits ? habits.read(in) : new Habits(),
                hasHabits ? verdicts.read(in) : new Verdicts(),
                forecasts.read(in));
        entity.usual = usual;
        entity.lastMicros = lastMicros;
        entity.event = in.readBoolean() ? events.read(in) : null;
        return entity;
    }

    private static @Nullable Usual passThreshold(DataInputView in) throws IOException {
        readSparseFloats(in);
        in.readDouble();
        readUnsigned(in);
        return null;
    }
}
