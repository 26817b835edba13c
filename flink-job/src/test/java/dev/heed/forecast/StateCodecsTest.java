package dev.heed.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.forecasting.CorrectionSums;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.forecasting.Increments;
import dev.heed.model.forecasting.Issue;
import dev.heed.model.forecasting.LinearWeights;
import dev.heed.model.forecasting.RefitState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;

/** Every field of what is learned of forecasts comes back as it was: no two are alike. */
class StateCodecsTest {
    private static ForecastState through(ForecastState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new ForecastStateCodec().write(state, out);
        return new ForecastStateCodec().read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    @Test
    void readsAllThatIsLearnedOfForecasts() throws IOException {
        CorrectionSums sums = new CorrectionSums(new float[] {1, 0}, new float[] {3, 4}, new float[] {5, 6});
        CorrectionSums levels = new CorrectionSums(new float[] {21}, new float[] {22}, new float[] {23});
        Issue issue = new Issue(7, new float[] {8}, new float[] {9}, new float[] {10, 11}, new float[] {12, 13});
        Issue other = new Issue(-14, new float[] {15}, new float[] {16}, new float[] {17, 18}, new float[0]);
        ForecastState state =
                new ForecastState(sums, levels, new float[] {-19, 0, 20}, new ArrayDeque<>(List.of(issue, other)));
        assertThat(through(state)).usingRecursiveComparison().isEqualTo(state);
    }

    @Test
    void readsALevelWithoutACorrection() throws IOException {
        CorrectionSums levels = new CorrectionSums(new float[] {21}, new float[] {22}, new float[] {23});
        ForecastState state = new ForecastState(null, levels, new float[] {-19, 0, 20}, new ArrayDeque<>());
        assertThat(through(state)).usingRecursiveComparison().isEqualTo(state);
    }

    /** Before there were levels the first byte said whether there was a correction: 0 or 1. */
    @Test
    void readsAStateFromBeforeThereWereLevels() throws IOException {
        CorrectionSums sums = new CorrectionSums(new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6});
        DataOutputSerializer out = new DataOutputSerializer(64);
        new ForecastStateCodec().write(new ForecastState(sums, null, null, new ArrayDeque<>()), out);
        assertThat(out.getCopyOfBuffer()[0]).isEqualTo((byte) 1);
        out.clear();
        new ForecastStateCodec().write(new ForecastState(), out);
        assertThat(out.getCopyOfBuffer()[0]).isZero();
    }

    @Test
    void readsAStateThatHasLearnedNothing() throws IOException {
        ForecastState state = new ForecastState();
        assertThat(through(state)).usingRecursiveComparison().isEqualTo(state);
    }

    private static RefitState backbone(LinearWeights weights) {
        Increments increments = new Increments(
                1, 2, 3.5, new double[] {4, 5, 6}, new double[] {7, 8, 9}, new double[] {10, 11, 12, 13, 14, 15});
        return new RefitState(increments, new float[] {16, 17}, new byte[] {1, 0}, 18, weights);
    }

    @ParameterizedTest
    @NullSource
    @org.junit.jupiter.params.provider.MethodSource("weights")
    void readsABackbone(LinearWeights weights) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        RefitStateCodec.STATE.encode(backbone(weights), out);
        assertThat(RefitStateCodec.STATE.decode(new DataInputDeserializer(out.getCopyOfBuffer())))
                .usingRecursiveComparison()
                .isEqualTo(backbone(weights));
    }

    static List<LinearWeights> weights() {
        return List.of(new LinearWeights(new float[] {19, 20}, new float[] {21}));
    }
}
