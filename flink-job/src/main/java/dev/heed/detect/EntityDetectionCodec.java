package dev.heed.detect;

import dev.heed.forecast.ForecastStateCodec;
import dev.heed.model.scoring.ScoringState;
import dev.heed.state.Codec;
import dev.heed.state.StateCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the detect stage keeps of an entity as bytes. Those of version 6 hold neither habits nor verdicts nor an event's evidence. */
final class EntityDetectionCodec implements Codec<EntityDetection> {
    /** That of before there were habits and evidence. */
    static final StateCodec<EntityDetection> VERSION_6 =
            new StateCodec<>("detection state", 6, new EntityDetectionCodec(false), entity -> true);

    private final ThresholdStateCodec thresholds = new ThresholdStateCodec();
    private final PresenceCodec presences = new PresenceCodec();
    private final ForecastStateCodec forecasts = new ForecastStateCodec();
    private final HabitsCodec habits = new HabitsCodec();
    private final VerdictsCodec verdicts = new VerdictsCodec();
    private final OpenEventCodec events;

    private EntityDetectionCodec(boolean hasEvidence) {
        this.events = new OpenEventCodec(hasEvidence);
    }

    /** Its state, which is kept as bytes on the heap where it is small. */
    static StateCodec<EntityDetection> state(boolean small) {
        return new StateCodec<>("detection state", 7, new EntityDetectionCodec(true), entity -> small)
                .reading(VERSION_6.version(), VERSION_6.codec());
    }

    @Override
    public void write(EntityDetection entity, DataOutputView out) throws IOException {
        out.writeLong(entity.lastMicros);
        ScoringState.writeAny(entity.scoring, out);
        thresholds.write(entity.threshold, out);
        new PastMomentsCodec(entity.lastMicros).write(entity.moments, out);
        presences.write(entity.presence, out);
        if (events.hasEvidence()) {
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
        EntityDetection entity = new EntityDetection(
                ScoringState.read(in),
                thresholds.read(in),
                new PastMomentsCodec(lastMicros).read(in),
                presences.read(in),
                events.hasEvidence() ? habits.read(in) : new Habits(),
                events.hasEvidence() ? verdicts.read(in) : new Verdicts(),
                forecasts.read(in));
        entity.lastMicros = lastMicros;
        entity.event = in.readBoolean() ? events.read(in) : null;
        return entity;
    }
}
