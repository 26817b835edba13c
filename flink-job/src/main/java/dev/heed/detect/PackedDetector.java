package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.forecast.Forecaster;
import dev.heed.forecast.IssuedForecast;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The detect stage, without backbones of an entity's own, for who keeps an entity's state as bytes and its timers elsewhere. A hop
 * and the entity's bytes go in; what is known of the hop and the entity's new bytes come out. Not thread-safe.
 */
public final class PackedDetector {
    private final Detector detector;
    private final @Nullable Forecaster forecaster;

    /**
     * For a model.
     *
     * @param forecaster that issues forecasts and learns of them; null where nobody wants any
     */
    public PackedDetector(DetectorSettings settings, @Nullable Forecaster forecaster) {
        this.detector = new Detector(settings);
        this.forecaster = forecaster;
    }

    /**
     * What came of a hop.
     *
     * @param state to keep
     * @param detection with a forecast if there is a forecaster
     * @param forgottenMillis the watermark from which on the state would not be used again
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Progress(byte[] state, Detection detection, long forgottenMillis) {}

    /**
     * Scores a hop and follows the entity's alerts.
     *
     * @param state the entity's; null where there is none
     */
    public Progress detect(byte @Nullable [] state, Attended attended) {
        EntityDetection entity = state == null ? null : unpack(state);
        if (entity == null || detector.isForgotten(entity, attended.steps().timeMicros())) {
            entity = detector.newEntity(attended.steps().timeMicros());
        }
        IssuedForecast forecast = forecaster == null ? null : forecaster.issue(entity.forecast, null, attended);
        Detection detection = detector.detect(entity, attended, forecast);
        return new Progress(pack(entity), detection, detector.forgottenAt(entity));
    }

    private static EntityDetection unpack(byte[] state) {
        try {
            return EntityDetectionCodec.state(true).decode(new DataInputDeserializer(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(EntityDetection entity) {
        DataOutputSerializer out = new DataOutputSerializer(4096);
        try {
            EntityDetectionCodec.state(true).encode(entity, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a value in memory", e);
        }
        return out.getCopyOfBuffer();
    }
}
