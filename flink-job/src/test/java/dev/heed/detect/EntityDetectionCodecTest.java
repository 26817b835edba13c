package dev.heed.detect;

import static dev.heed.detect.Detectors.hop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.forecast.ForecastStateCodec;
import dev.heed.model.forecasting.CorrectionSums;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.forecasting.Issue;
import dev.heed.state.StateCodec;
import java.io.IOException;
import java.util.ArrayDeque;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityDetectionCodecTest {
    private static final StateCodec<EntityDetection> CODEC = EntityDetectionCodec.state(true);

    private final Detector detector = new Detector(Detectors.settings());
    private final EntityDetection entity = detector.newEntity(0);

    @BeforeEach
    void openAnEvent() {
        detector.detect(entity, hop(-40, 5, 0, true), null);
        detector.detect(entity, hop(4, 5, 20, true), null);
        assertThat(entity.event).isNotNull();
    }

    private static byte[] bytes(EntityDetection state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        CODEC.encode(state, out);
        return out.getCopyOfBuffer();
    }

    @Test
    void goesOnFromWhatItWroteInTheMidstOfAnEvent() throws IOException {
        EntityDetection read = CODEC.decode(new DataInputDeserializer(bytes(entity)));
        assertThat(read.presence).usingRecursiveComparison().isEqualTo(entity.presence);
        for (int t = 8; t < 80; t += 4) {
            assertThat(detector.detect(read, hop(t, 5, 0, true), null))
                    .usingRecursiveComparison()
                    .isEqualTo(detector.detect(entity, hop(t, 5, 0, true), null));
        }
        assertThat(bytes(read)).isEqualTo(bytes(entity));
    }

    @Test
    void readsWhatWasWrittenBeforeThereWasEvidence() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityDetectionCodec.VERSION_6.encode(entity, out);
        EntityDetection read = CODEC.decode(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(read.habits.channels).isEmpty();
        assertThat(read.event)
                .usingRecursiveComparison()
                .ignoringFields("evidence", "later", "askedHeight", "risen", "risenMicros")
                .isEqualTo(entity.event);
        assertThat(read.usual).isNull();
        Alert closed =
                detector.detect(read, hop(400, 1, 0, true), null).alerts().get(0);
        assertThat(closed.causes()).isNotEmpty().allMatch(cause -> cause.deviation() == null);
    }

    @Test
    void readsWhatWasWrittenBeforeThereWereLaterCauses() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityDetectionCodec.VERSION_7.encode(entity, out);
        EntityDetection read = CODEC.decode(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("event.later")
                .isEqualTo(entity);
    }

    @Test
    void remembersTheMomentsThatItWrote() throws IOException {
        EntityDetection read = CODEC.decode(new DataInputDeserializer(bytes(entity)));
        assertThat(read.moments).usingRecursiveComparison().isEqualTo(entity.moments);
        assertThat(read.moments.openings).hasSize(1);
        assertThat(read.moments.normal).hasSize(1);
        for (int t = 8; t < 80; t += 4) {
            detector.detect(read, hop(t, 5, 0, true), null);
        }
        assertThat(detector.detect(read, hop(80, 5, 20, true), null)
                        .alerts()
                        .get(0)
                        .similar())
                .extracting(SimilarMoment::timeMicros)
                .contains(entity.moments.openings.get(0).timeMicros());
    }

    @Test
    void readsTheForecastThatWaitsForItsTarget() throws IOException {
        entity.forecast
                .waiting()
                .add(new Issue(7, new float[] {10, 100}, new float[] {2, 20}, new float[] {3, 4}, new float[0]));
        EntityDetection read = CODEC.decode(new DataInputDeserializer(bytes(entity)));
        assertThat(read.forecast).usingRecursiveComparison().isEqualTo(entity.forecast);
    }

    @ParameterizedTest(name = "counts {0} and {1} in {2} bytes")
    @CsvSource({"30, 30, 38", "30, 29, 42"})
    void readsTheSharesThatItWrote(float first, float second, int bytes) throws IOException {
        CorrectionSums sums = new CorrectionSums(new float[] {1, 2}, new float[] {3, 4}, new float[] {first, second});
        ForecastState state = new ForecastState(sums, null, new float[] {-1, 0, 1}, new ArrayDeque<>());
        DataOutputSerializer out = new DataOutputSerializer(64);
        new ForecastStateCodec().write(state, out);
        assertThat(out.length()).isEqualTo(bytes);
        assertThat(new ForecastStateCodec().read(new DataInputDeserializer(out.getCopyOfBuffer())))
                .usingRecursiveComparison()
                .isEqualTo(state);
    }
}
